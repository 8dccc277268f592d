package io.gatehouse.benefit.points;

import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a mall's points. */
public record PointsAccountInput(
        @Schema(examples = "Harbour Mall") @NotBlank @Size(max = 200) String name,
        @Schema(
                        description = "its park, for good; all parks without an account of their own when left out",
                        nullable = true)
                UUID parkId,
        @Schema(
                        description = "where the mall's interface begins: https, and on the public internet",
                        examples = "https://points.example.com/gatehouse")
                @NotBlank @Size(max = 1000) String address,
        @Schema(description = "the bearer token of our requests; never shown", nullable = true, writeOnly = true)
                @Size(min = 8, max = 500) String secret,
        @Schema(defaultValue = "true") Boolean active) {

    public PointsAccountInput {
        active = active == null || active;
    }

    /** Without what is never shown: left out of a change, it stays. */
    static PointsAccountInput of(PointsAccount account) {
        return new PointsAccountInput(account.name, account.parkId, account.address, null, account.active);
    }

    PointsAccountInput withSecret() {
        if (secret == null) {
            throw Problem.invalid("secret", "not-null", "A new account needs a secret.");
        }
        return this;
    }

    /** Whoever logs it logs no secret. */
    @Override
    public String toString() {
        return name;
    }
}
