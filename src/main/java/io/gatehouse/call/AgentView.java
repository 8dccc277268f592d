package io.gatehouse.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agent, as the API shows it. */
@Schema(name = "Agent")
public record AgentView(
        UUID id,
        @Schema(description = "the `sub` of its tokens") String subject,
        String name,
        @Schema(description = "the parks that it knows") List<UUID> parks,
        @Schema(description = "it serves the parks of these groups") List<UUID> parkGroups,
        List<String> languages,
        @Schema(description = "calls at once") int capacity,
        @Schema(description = "may act on the calls of others") boolean supervisor,
        @Schema(description = "坐席号; null: none", nullable = true) String seat,
        @Schema(description = "as it chose; while it is READY also BUSY and WRAP_UP, as its calls show")
                AgentStatus status,
        @Schema(description = "since when it is what it chose") Instant statusAt,
        @Schema(description = "since when a stream of it is open", nullable = true) Instant connectedAt,
        @Schema(description = "the calls that it has, or is offered") List<UUID> calls) {

    static AgentView of(AgentNow agent) {
        return new AgentView(
                agent.id(),
                agent.subject(),
                agent.name(),
                List.copyOf(agent.area().parks()),
                List.copyOf(agent.area().groups()),
                List.copyOf(agent.languages()),
                agent.capacity(),
                agent.supervisor(),
                agent.seat(),
                agent.shows(),
                agent.statusAt(),
                agent.connectedAt(),
                agent.calls().stream().map(AgentNow.Has::callId).toList());
    }
}
