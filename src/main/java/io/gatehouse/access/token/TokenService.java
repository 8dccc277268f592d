package io.gatehouse.access.token;

import io.gatehouse.access.client.ClientSecrets;
import io.gatehouse.access.client.KnownClient;
import io.gatehouse.access.client.KnownClients;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.RandomSecret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Gives a client that shows its secret a token for as much as it may have and asks for. */
@ApplicationScoped
class TokenService {

    private final KnownClients clients;
    private final ClientSecrets secrets;
    private final ClientTokens tokens;
    private final Database database;
    private final Clock clock;

    TokenService(KnownClients clients, ClientSecrets secrets, ClientTokens tokens, Database database, Clock clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.tokens = tokens;
        this.database = database;
        this.clock = clock;
    }

    Uni<TokenAnswer> token(TokenRequest request) {
        if (request.client() == null || request.secret() == null) {
            throw unknown();
        }
        return clients.now(request.client())
                .map(known -> known.orElseThrow(TokenService::unknown))
                .chain(client -> token(client, request));
    }

    private Uni<TokenAnswer> token(KnownClient client, TokenRequest request) {
        var secret = client.idOf(new RandomSecret(request.secret())).orElseThrow(TokenService::unknown);
        var scopes = scopes(client, request.scope());
        return used(client, secret)
                .map(kept -> new TokenAnswer(
                        tokens.signed(client, secret, scopes),
                        "Bearer",
                        tokens.life().toSeconds(),
                        String.join(" ", scopes)));
    }

    private Uni<Void> used(KnownClient client, UUID secret) {
        return database.inTenant(client.tenantId(), tx -> secrets.used(tx, client.tenantId(), secret, clock.instant()));
    }

    private static List<String> scopes(KnownClient client, String asked) {
        if (asked == null) {
            return client.scopes().stream().sorted().toList();
        }
        var scopes = Arrays.stream(asked.split(" "))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (!client.scopes().containsAll(scopes)) {
            throw TokenRefusal.invalidScope("the client has not all of these scopes");
        }
        return scopes;
    }

    /** Whether it is the name or the secret that is wrong is not told. */
    private static TokenRefusal unknown() {
        return TokenRefusal.invalidClient("there is no such client with this secret");
    }
}
