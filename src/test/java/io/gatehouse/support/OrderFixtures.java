package io.gatehouse.support;

import io.gatehouse.platform.Ids;
import java.util.UUID;

/** A tenant with a park, and cars inside that owe something. */
public record OrderFixtures(TestTenant tenant, UUID park) {

    public static OrderFixtures made() {
        return made("{}");
    }

    /** With these rules of the park, as JSON. */
    public static OrderFixtures made(String rules) {
        var tenant = TestTenant.made();
        var park = Ids.next();
        TestTenant.sql(
                """
                insert into park (id, tenant_id, version, code, name, time_zone, currency, capacity, admission, rules,
                  calendar, contacts, created_at)
                values ('%s', '%s', 0, 'P1', 'Park', 'Asia/Shanghai', 'CNY', 100, 'OPEN', '%s', '{}', '{"people": []}', now())
                """
                        .formatted(park, tenant.id(), rules));
        return new OrderFixtures(tenant, park);
    }

    public UUID tenantId() {
        return tenant.id();
    }

    /** A live stay, with the entry that it began by. */
    public UUID stay(String plate) {
        var lane = Ids.next();
        var passage = Ids.next();
        var stay = Ids.next();
        TestTenant.sql(
                """
                insert into lane (id, tenant_id, version, park_id, code, name, direction, created_at)
                  values ('%1$s', '%5$s', 0, '%4$s', '%1$s', 'Entry', 'ENTRY', now());
                insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, readings,
                    images, arrived_at, ended_at)
                  values ('%2$s', '%5$s', '%4$s', '%1$s', 'r', '%2$s', 'ENTRY', 'THROUGH', 1, '{}', now(), now());
                insert into stay (id, tenant_id, park_id, state, stay_class, plate, images, entry_lane_id,
                    entry_passage_id, entered_at, corrections)
                  values ('%3$s', '%5$s', '%4$s', 'LIVE', 'TEMPORARY', '%6$s', '{}', '%1$s', '%2$s',
                    now() - interval '2 hours', '[]')
                """
                        .formatted(lane, passage, stay, park, tenant.id(), plate));
        return stay;
    }

    /** The first column of the first row, as text, of a query in which {@code $t} is this tenant. */
    public String read(String query) {
        return TestTenant.read(query.replace("$t", "'" + tenant.id() + "'"));
    }
}
