package io.gatehouse.park;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody at the park whom the desk or a driver can reach. */
public record ParkContact(
        @Schema(examples = "management") @NotBlank @Size(max = 50) String role,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 30) String phone) {}
