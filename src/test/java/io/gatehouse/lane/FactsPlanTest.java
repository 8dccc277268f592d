package io.gatehouse.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The one query of an arrival finds each of its rows by an index, however much has happened. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class FactsPlanTest {

    private static final int STAYS = 40_000;

    @Test
    void the_facts_are_found_without_reading_any_table_through() throws SQLException {
        var park = TestPark.made();
        park.card("粤B00001").issued();
        manyStays(park);

        var plan = explain(park);

        assertFalse(plan.contains("Seq Scan on stay"), plan);
        assertFalse(plan.contains("Seq Scan on passage"), plan);
        assertFalse(plan.contains("Seq Scan on orders"), plan);
        assertFalse(plan.contains("Seq Scan on benefit"), plan);
        assertEquals(String.valueOf(STAYS), park.read("select count(*) from stay where park_id = $p"));
    }

    /** Foreign keys are checked by plans of small tables until these are analysed: row by row through all of the others. */
    private static void manyStays(TestPark park) {
        TestTenant.sql(
                """
                insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, plate,
                    readings, images, arrived_at, ended_at)
                  select gen_random_uuid(), '%1$s', '%2$s', '%3$s', 'r', gen_random_uuid(), 'ENTRY', 'THROUGH',
                    '粤B' || lpad((n %% 50000)::text, 5, '0'), 1, '[]', now() - n * interval '1 minute', now()
                  from generate_series(1, %4$d) n;
                analyze passage;
                insert into stay (id, tenant_id, park_id, state, stay_class, plate, images, entry_lane_id,
                    entry_passage_id, entered_at, left_at, corrections)
                  select gen_random_uuid(), tenant_id, park_id, 'ENDED', 'TEMPORARY', plate, '[]', lane_id, id,
                    arrived_at, arrived_at + interval '1 hour', '[]'
                  from passage where park_id = '%2$s';
                analyze stay;
                insert into orders (id, tenant_id, park_id, kind, state, amount, currency, plate, stay_id, created_at)
                  select gen_random_uuid(), tenant_id, park_id, 'TEMPORARY', 'PAID', 500, 'CNY', plate, id, entered_at
                  from stay where park_id = '%2$s';
                analyze orders;
                insert into benefit (id, tenant_id, source, source_id, kind, value, label, stackable, valid_from,
                    valid_until, plate, state, issued_by, issued_at)
                  select gen_random_uuid(), tenant_id, 'COUPON', id, 'FREE', 0, 'coupon', false, now(),
                    now() + interval '1 year', plate, 'ISSUED', 'test', now()
                  from stay where park_id = '%2$s';
                analyze benefit
                """
                        .formatted(park.tenant().id(), park.id(), park.entry().id(), STAYS));
    }

    /** As the platform's own role, so that the policies are part of the plan. */
    private static String explain(TestPark park) throws SQLException {
        var backbone = BackboneResource.backbone();
        try (var connection = backbone.database().connect(backbone.options().app());
                var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('gatehouse.tenant', '" + park.tenant().id() + "', false)");
            var query = Facts.QUERY
                    .replace("$1", "'" + park.tenant().id() + "'::uuid")
                    .replace("$2", "'" + park.id() + "'::uuid")
                    .replace("$3", "'" + park.exit().id() + "'::uuid")
                    .replace("$4", "'" + UUID.randomUUID() + "'::uuid")
                    .replace("$5", "'粤B00001'")
                    .replace("$6", "98")
                    .replace("$7", "'EXIT'")
                    .replace("$8", "now()")
                    .replace("$9", "null::text");
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery("explain " + query)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
