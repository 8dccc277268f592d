package io.gatehouse.call;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a call centre. */
public record CallCenterInput(
        @Schema(description = "cannot be changed") @NotNull CallCenterKind kind,
        @NotBlank @Size(max = 200) String name,
        @Schema(nullable = true) @Valid CenterSettings settings,
        @Schema(description = "what requests are signed with; never shown", nullable = true, writeOnly = true)
                @Size(min = 1, max = 200) String secret,
        @Schema(
                        description = "what its pushes must carry, 16 characters at least; never shown",
                        nullable = true,
                        writeOnly = true,
                        examples = "a-token-that-nobody-guesses")
                @Size(min = 16, max = 200) String pushToken) {

    /** Without what is never shown: left out of a change, it stays. */
    static CallCenterInput of(CenterContract contract) {
        return new CallCenterInput(contract.kind, contract.name, contract.settings, null, null);
    }

    /** Whoever logs it logs no secret. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
