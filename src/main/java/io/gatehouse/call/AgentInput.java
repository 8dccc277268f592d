package io.gatehouse.call;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of an agent. Without parks and groups it serves every park. */
public record AgentInput(
        @Schema(description = "the `sub` of its tokens, once per tenant", examples = "agent-01")
                @NotBlank @Size(max = 200) String subject,
        @NotBlank @Size(max = 200) String name,
        @Schema(description = "the parks that it knows; it is asked first") @Size(max = 500) List<@NotNull UUID> parks,
        @Schema(description = "it serves the parks of these groups") @Size(max = 100) List<@NotNull UUID> parkGroups,
        @Schema(description = "as BCP 47 has them", examples = "[\"zh\", \"en\"]") @Size(max = 20) List<@NotNull @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") String> languages,
        @Schema(description = "calls at once", defaultValue = "1") @Min(1) @Max(10) Integer capacity,
        @Schema(description = "may act on the calls of others", defaultValue = "false") Boolean supervisor) {

    public AgentInput {
        parks = parks == null ? List.of() : parks;
        parkGroups = parkGroups == null ? List.of() : parkGroups;
        languages = languages == null ? List.of() : languages;
        capacity = capacity == null ? 1 : capacity;
        supervisor = supervisor != null && supervisor;
    }

    static AgentInput of(Agent agent) {
        return new AgentInput(
                agent.subject,
                agent.name,
                List.of(agent.parks),
                List.of(agent.parkGroups),
                List.of(agent.languages),
                agent.capacity,
                agent.supervisor);
    }

    /** What an agent does about itself. */
    @Schema(name = "SeatChoice")
    public record Seat(
            @Schema(
                            description = "坐席号, the extension that it answers on; null gives it up",
                            nullable = true,
                            examples = "8001")
                    @Size(max = 6) @Pattern(regexp = "[0-9]{4,6}") String seat,
            @Schema(description = "needed when another agent has the seat", nullable = true) @Size(max = 500) String reason) {}

    /** What an agent is ready for. */
    @Schema(name = "StatusChoice")
    public record Status(@NotNull AgentStatus status) {}
}
