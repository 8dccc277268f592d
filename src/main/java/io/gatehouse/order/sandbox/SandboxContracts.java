package io.gatehouse.order.sandbox;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Plates that leave first and pay later, in the sandbox's books. */
@ApplicationScoped
class SandboxContracts {

    Uni<Optional<Behaviour>> find(SqlConnection tx, UUID tenant, String plate) {
        return tx.preparedQuery("select behaviour from sandbox_contract where tenant_id = $1 and plate = $2")
                .execute(values(tenant, plate))
                .map(rows -> Rows.first(rows, row -> Behaviour.valueOf(row.getString("behaviour"))));
    }

    Uni<Void> put(SqlConnection tx, UUID tenant, String plate, Behaviour behaviour) {
        return tx.preparedQuery(
                        """
                        insert into sandbox_contract (tenant_id, plate, behaviour) values ($1, $2, $3)
                        on conflict (tenant_id, plate) do update set behaviour = excluded.behaviour
                        """)
                .execute(values(tenant, plate, behaviour.name()))
                .replaceWithVoid();
    }

    Uni<Void> delete(SqlConnection tx, UUID tenant, String plate) {
        return tx.preparedQuery("delete from sandbox_contract where tenant_id = $1 and plate = $2")
                .execute(values(tenant, plate))
                .replaceWithVoid();
    }
}
