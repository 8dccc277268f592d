package io.gatehouse.platform;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which requests were made under which key, and how they were answered (contract/http.md, {@code Idempotency-Key}). */
@ApplicationScoped
public class IdempotencyKeys {

    /** Who asks for what, under which key. */
    public record Request(UUID tenant, String subject, String key, String operation, String bodyHash) {}

    /** How a request was answered. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** Whether a request may run. */
    public sealed interface Claim permits Granted, Answered, Running, Reused {}

    /** It may, and nobody else may meanwhile. */
    public record Granted(Request request, UUID attempt) implements Claim {}

    /** It ran: this was the answer. */
    public record Answered(Answer answer) implements Claim {}

    /** It runs at this moment. */
    public record Running() implements Claim {}

    /** The key belongs to another request. */
    public record Reused() implements Claim {}

    /** A key is anybody's after 24 h; one whose first request never ended may be taken over by its repetition. */
    private static final String CLAIM =
            """
            insert into idempotency_key as kept (tenant_id, subject, key, operation, body_hash, attempt)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (tenant_id, subject, key) do update
            set operation = excluded.operation, body_hash = excluded.body_hash, attempt = excluded.attempt,
              status = null, headers = null, body = null, created_at = now()
            where kept.created_at < now() - interval '24 hours'
              or (kept.status is null and kept.created_at < now() - interval '60 seconds'
                and kept.operation = excluded.operation and kept.body_hash = excluded.body_hash)
            """;

    private static final String KEPT =
            """
            select operation = $4 and body_hash = $5 as same, status, headers, body
            from idempotency_key where tenant_id = $1 and subject = $2 and key = $3
            """;
    private static final String COMPLETE =
            """
            update idempotency_key set status = $5, headers = $6, body = $7
            where tenant_id = $1 and subject = $2 and key = $3 and attempt = $4
            """;
    private static final String RELEASE =
            """
            delete from idempotency_key
            where tenant_id = $1 and subject = $2 and key = $3 and attempt = $4 and status is null
            """;

    private final Database database;
    private final SealedText sealed;

    IdempotencyKeys(Database database, SealedText sealed) {
        this.database = database;
        this.sealed = sealed;
    }

    public Uni<Claim> claim(Request request) {
        var attempt = Ids.next();
        return database.inTenant(request.tenant(), transaction -> claim(transaction, request, attempt)
                .chain(isMine ->
                        isMine ? Uni.createFrom().item(new Granted(request, attempt)) : kept(transaction, request)));
    }

    private Uni<Boolean> claim(SqlConnection transaction, Request request, UUID attempt) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(name(request)
                        .addString(request.operation)
                        .addString(request.bodyHash)
                        .addUUID(attempt))
                .map(rows -> rows.rowCount() == 1);
    }

    private Uni<Claim> kept(SqlConnection transaction, Request request) {
        return transaction
                .preparedQuery(KEPT)
                .execute(name(request).addString(request.operation).addString(request.bodyHash))
                .map(rows ->
                        rows.size() == 0 ? new Running() : claim(rows.iterator().next()));
    }

    private Claim claim(Row row) {
        if (!row.getBoolean("same")) {
            return new Reused();
        }
        var status = row.getInteger("status");
        return status == null ? new Running() : new Answered(answer(status, row));
    }

    private Answer answer(int status, Row row) {
        var headers = row.getJsonObject("headers").stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().toString()));
        var body = row.getString("body");
        return new Answer(status, headers, body == null ? null : sealed.open(body));
    }

    /** The answer that every repetition gets from now on; without effect when another attempt has taken over. */
    public Uni<Void> complete(Granted claim, Answer answer) {
        var row = name(claim.request)
                .addUUID(claim.attempt)
                .addInteger(answer.status)
                .addJsonObject(new JsonObject(Map.copyOf(answer.headers)))
                .addString(answer.body == null ? null : sealed.seal(answer.body));
        return database.inTenant(
                claim.request.tenant,
                transaction -> transaction.preparedQuery(COMPLETE).execute(row).replaceWithVoid());
    }

    /** Nothing happened: the next request with this key is a first one. */
    public Uni<Void> release(Granted claim) {
        var row = name(claim.request).addUUID(claim.attempt);
        return database.inTenant(
                claim.request.tenant,
                transaction -> transaction.preparedQuery(RELEASE).execute(row).replaceWithVoid());
    }

    /** Of all tenants, those that nobody may ask for any more. */
    public Uni<Integer> purge() {
        return database.acrossTenants(connection -> connection
                .query("select purge_idempotency_keys() as purged")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("purged")));
    }

    private static Tuple name(Request request) {
        return Tuple.tuple().addUUID(request.tenant).addString(request.subject).addString(request.key);
    }
}
