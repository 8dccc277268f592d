package io.gatehouse.call;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Whom to ring when nobody is at the desk, in the database. */
@ApplicationScoped
class EmergencyContacts {

    private static final String PHONE =
            """
            select contact ->> 'phone' as phone
            from park, jsonb_array_elements(contacts -> 'people') with ordinality as people (contact, place)
            where tenant_id = $1 and id = $2
            order by contact ->> 'role' = 'emergency' desc, place limit 1
            """;

    /** Of the park's contact for emergencies, else of its first; empty when it has none. */
    Uni<Optional<String>> phoneOf(SqlConnection tx, UUID tenant, UUID park) {
        return tx.preparedQuery(PHONE)
                .execute(values(tenant, park))
                .map(rows -> Rows.first(rows, row -> row.getString("phone")));
    }
}
