package io.gatehouse.access.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.Ids;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.RandomSecret;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sets clients up, with the secrets that they ask for tokens with. */
@ApplicationScoped
class ClientService {

    private final SetUp setUp;
    private final Database database;
    private final Clients clients;
    private final ClientSecrets secrets;
    private final MergePatch mergePatch;
    private final Clock clock;

    ClientService(
            SetUp setUp,
            Database database,
            Clients clients,
            ClientSecrets secrets,
            MergePatch mergePatch,
            Clock clock) {
        this.setUp = setUp;
        this.database = database;
        this.clients = clients;
        this.secrets = secrets;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    Uni<Page<ClientView>> list(UUID tenant, PageQuery page, Map<String, ?> filters) {
        return setUp.inTenant(tenant, () -> clients.page(tenant, page, filters))
                .map(rows -> Page.of(rows, page.limit, client -> client.id))
                .chain(rows -> traces(tenant, rows.data()).map(traces -> rows.map(client -> view(client, traces))));
    }

    Uni<Client> create(UUID tenant, ClientInput input) {
        var client = new Client(tenant, clock.instant(), input);
        return setUp.inTenant(tenant, () -> clients.placed(client).chain(clients::persistAndFlush));
    }

    Uni<Client> get(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> clients.ofTenant(tenant, id));
    }

    Uni<Client> change(UUID tenant, UUID id, String ifMatch, JsonNode patch) {
        return setUp.inTenant(tenant, () -> clients.ofTenant(tenant, id)
                .invoke(client -> ETags.match(ifMatch, client))
                .invoke(client -> client.become(mergePatch.apply(ClientInput.of(client), patch, ClientInput.class)))
                .chain(clients::placed)
                .call(clients::flush));
    }

    Uni<Void> delete(UUID tenant, UUID id, String ifMatch) {
        return setUp.inTenant(tenant, () -> clients.ofTenant(tenant, id)
                .invoke(client -> ETags.match(ifMatch, client))
                .chain(clients::delete));
    }

    /** One more secret; the other, if there is one, still does. */
    Uni<NewSecret> makeSecret(UUID tenant, UUID id, String by) {
        var secret = RandomSecret.random();
        var made = Ids.next();
        return get(tenant, id)
                .call(client ->
                        database.inTenant(tenant, tx -> secrets.make(tx, made, client, secret, by, clock.instant())))
                .map(client -> new NewSecret(made, client.id, secret.text()));
    }

    /** Nobody gets a token with it any more, and those that were got with it are refused. */
    Uni<Void> deleteSecret(UUID tenant, UUID id, UUID secret) {
        return get(tenant, id).chain(client -> database.inTenant(tenant, tx -> secrets.delete(tx, tenant, id, secret)));
    }

    Uni<ClientView> shown(Client client) {
        return traces(client.tenantId, List.of(client)).map(traces -> view(client, traces));
    }

    private Uni<Map<UUID, ClientTraces>> traces(UUID tenant, List<Client> of) {
        var ids = of.stream().map(client -> client.id).toList();
        return database.inTenant(tenant, tx -> secrets.of(tx, tenant, ids)
                .chain(kept -> secrets.uses(tx, tenant, ids).map(uses -> ClientTraces.of(ids, kept, uses))));
    }

    private static ClientView view(Client client, Map<UUID, ClientTraces> traces) {
        return ClientView.of(client, traces.get(client.id));
    }
}
