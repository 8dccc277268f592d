package io.gatehouse.access.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client as the API shows it. */
@Schema(name = "Client")
public record ClientView(
        @Schema(description = "`client_id` of the token request") UUID id,
        String name,
        List<String> roles,
        List<String> scopes,
        @Schema(description = "the only parks that it sees; null: all of the tenant's", nullable = true)
                List<UUID> parks,
        int requestsPerMinute,
        int requestsAtOnce,
        boolean disabled,
        @Schema(description = "live ones, at most two; oldest first") List<SecretView> secrets,
        @Schema(description = "its last request, to the minute", nullable = true) Instant usedAt,
        Instant createdAt) {

    static ClientView of(Client client, ClientTraces traces) {
        return new ClientView(
                client.id,
                client.name,
                List.of(client.roles),
                List.of(client.scopes),
                client.parks == null ? null : List.of(client.parks),
                client.requestsPerMinute,
                client.requestsAtOnce,
                client.disabled,
                traces.secrets(),
                traces.usedAt(),
                client.createdAt);
    }
}
