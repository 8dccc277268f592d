package io.gatehouse.robot;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A robot's connection, as it measures it. */
public record RobotNetwork(
        @Schema(description = "round trip to the broker in milliseconds", nullable = true) Integer rttMs,
        @Schema(examples = "4G", nullable = true) String type) {}
