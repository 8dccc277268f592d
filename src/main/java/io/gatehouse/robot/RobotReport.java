package io.gatehouse.robot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a robot reports of itself; what it never said is null. */
public record RobotReport(
        Presence presence,
        @Schema(description = "when it came or went", nullable = true) Instant presenceAt,
        @Schema(description = "of its last start", nullable = true) UUID bootId,
        @Schema(nullable = true) String firmware,
        List<String> capabilities,
        @Schema(
                        nullable = true,
                        examples = {"OPENING", "OPEN", "CLOSING", "CLOSED", "FAULT"})
                String gate,
        @Schema(nullable = true) Instant gateAt,
        @Schema(
                        nullable = true,
                        examples = {"MAINS", "BATTERY"})
                String power,
        @Schema(description = "percent", nullable = true) Integer battery,
        @Schema(nullable = true) RobotNetwork network,
        @Schema(description = "degrees Celsius", nullable = true) Float temperature,
        @Schema(description = "codes of what is broken") List<String> faults,
        @Schema(nullable = true) Instant healthAt,
        @Schema(description = "milliseconds that its clock is ahead of ours", nullable = true) Long clockOffsetMs,
        @Schema(description = "when its last message came", nullable = true) Instant seenAt) {

    /** A robot that never connected. */
    public static final RobotReport SILENT = new RobotReport(
            Presence.OFFLINE,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null);
}
