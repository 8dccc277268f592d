package io.gatehouse.access.client;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened about a client since it was set up. */
record ClientTraces(List<SecretView> secrets, Instant usedAt) {

    static Map<UUID, ClientTraces> of(
            Collection<UUID> clients, Map<UUID, List<SecretView>> secrets, Map<UUID, Instant> uses) {
        return clients.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new ClientTraces(secrets.getOrDefault(id, List.of()), uses.get(id))));
    }
}
