package io.gatehouse.event;

import io.gatehouse.platform.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** The log of facts in the database. */
@ApplicationScoped
public class Events {

    private static final String TELL =
            """
            insert into event (id, tenant_id, park_id, subject, type, at, data) values ($1, $2, $3, $4, $5, $6, $7)
            """;

    /** Writes the facts in the caller's transaction: they are told if and only if it commits. */
    public Uni<Void> tell(SqlConnection transaction, List<Fact> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = facts.stream().map(Events::row).toList();
        return transaction.preparedQuery(TELL).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(Fact fact) {
        return Tuple.from(Arrays.asList(
                Ids.next(),
                fact.tenantId(),
                fact.parkId(),
                fact.subject(),
                fact.type(),
                fact.at().atOffset(ZoneOffset.UTC),
                fact.data()));
    }
}
