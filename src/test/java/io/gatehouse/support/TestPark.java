package io.gatehouse.support;

import io.gatehouse.platform.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A car park of a tenant of its own, set up as an operator would: a tariff, one entry and one exit, a robot at each.
 *
 * <pre>{@code
 * var park = TestPark.planned().admission("CONFIRM").capacity(1).built();
 * park.card("粤B12345").lastDay(park.today().minusDays(5)).issued();
 * var stay = park.parked("粤B88888", Duration.ofHours(2));
 * }</pre>
 */
public record TestPark(TestTenant tenant, UUID id, UUID tariffId, TestLane entry, TestLane exit) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Five yuan for each begun hour, 15 minutes of grace after a payment, nothing for the first 10 minutes. */
    public static final String FIVE_AN_HOUR =
            """
            {"currency": "CNY", "plans": [{
              "freeMinutes": [{"minutes": 10, "per": "ENTRY", "chargedOnceExceeded": true}],
              "periods": [{"steps": [{"every": 60, "amount": 500}]}]}]}
            """;

    public static TestPark made() {
        return planned().built();
    }

    /** An OPEN park with 100 spaces that takes {@link #FIVE_AN_HOUR}, unless said otherwise. */
    public static Plans planned() {
        return new Plans();
    }

    /** What is to be built. */
    public static final class Plans {

        private TestTenant tenant;
        private String tariff = FIVE_AN_HOUR;
        private final JsonObject park = new JsonObject()
                .put("code", "P-" + UUID.randomUUID())
                .put("name", "南山中心")
                .put("timeZone", ZONE.getId())
                .put("capacity", 100)
                .put("rules", new JsonObject());

        /** Another park of the same tenant. */
        public Plans of(TestTenant owner) {
            tenant = owner;
            return this;
        }

        public Plans admission(String admission) {
            park.put("admission", admission);
            return this;
        }

        public Plans capacity(int spaces) {
            park.put("capacity", spaces);
            return this;
        }

        /** One rule that is not as usual, e.g. {@code rule("arrears", "HOLD")}. */
        public Plans rule(String name, Object value) {
            park.getJsonObject("rules").put(name, value);
            return this;
        }

        /** The definition of another tariff; null: the park has none, and is free. */
        public Plans tariff(String definition) {
            tariff = definition;
            return this;
        }

        public TestPark built() {
            var owner = tenant == null ? TestTenant.made() : tenant;
            var id = post(owner, "/v1/parks", park);
            var tariffId = tariff == null ? null : post(owner, "/v1/tariffs", tariff(id));
            var entry = TestLane.built(owner, id, "ENTRY");
            var exit = TestLane.built(owner, id, "EXIT");
            return new TestPark(owner, id, tariffId, entry, exit);
        }

        /** In force for longer than any test looks back. */
        private JsonObject tariff(UUID parkId) {
            return new JsonObject()
                    .put("parkId", parkId.toString())
                    .put("name", "standard")
                    .put("effectiveFrom", "2020-01-01T00:00:00Z")
                    .put("definition", new JsonObject(tariff));
        }
    }

    /** A lane more. */
    public TestLane lane(String direction) {
        return TestLane.built(tenant, id, direction);
    }

    /** A lane more, whose robot is reached otherwise. */
    public TestLane lane(String direction, String transport) {
        return TestLane.built(tenant, id, direction, transport);
    }

    /** A card for these plates, valid for a month from yesterday unless said otherwise. */
    public CardOrder card(String... plates) {
        return new CardOrder(this, plates);
    }

    /** What is to be issued. */
    public static final class CardOrder {

        private final TestPark park;
        private final JsonObject card;
        private LocalDate lastDay;

        private CardOrder(TestPark park, String... plates) {
            this.park = park;
            this.lastDay = park.today().plusDays(29);
            this.card = new JsonObject()
                    .put("parkId", park.id().toString())
                    .put("number", "C-" + UUID.randomUUID())
                    .put("holder", "王小明")
                    .put("phone", "13800138000")
                    .put("plates", JsonArray.of((Object[]) plates))
                    .put("monthAmount", new JsonObject().put("amount", 30_000).put("currency", "CNY"));
        }

        public CardOrder spaces(int spaces) {
            card.put("spaces", spaces);
            return this;
        }

        /** Before today it has expired. */
        public CardOrder lastDay(LocalDate day) {
            lastDay = day;
            return this;
        }

        public UUID issued() {
            var firstDay = lastDay.isBefore(park.today())
                    ? lastDay.minusDays(29)
                    : park.today().minusDays(1);
            var period = new JsonObject().put("firstDay", firstDay.toString()).put("lastDay", lastDay.toString());
            return post(park.tenant(), "/v1/cards", card.put("firstPeriod", period));
        }
    }

    /** Today, where the park is. */
    public LocalDate today() {
        return LocalDate.now(ZONE);
    }

    /** A temporary that came in a while ago and is still inside; only the past can make one, so it is written by hand. */
    public UUID parked(String plate, Duration ago) {
        var stay = Ids.next();
        TestTenant.sql(
                """
                insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, situation,
                    shown_as, plate, readings, images, arrived_at, cleared_at, ended_at)
                  values ('%1$s', '%2$s', '%3$s', '%4$s', '%5$s', '%1$s', 'ENTRY', 'THROUGH', 'TEMPORARY_ENTERS',
                    'TEMPORARY_ENTERS', '%6$s', 1, '[]', %7$s, %7$s, %7$s);
                insert into stay (id, tenant_id, park_id, state, stay_class, plate, tariff_id, images, entry_lane_id,
                    entry_passage_id, entered_at, corrections)
                  values ('%8$s', '%2$s', '%3$s', 'LIVE', 'TEMPORARY', '%6$s', %9$s, '[]', '%4$s', '%1$s', %7$s, '[]');
                insert into occupancy (park_id, tenant_id, inside) values ('%3$s', '%2$s', 1)
                  on conflict (park_id) do update set inside = occupancy.inside + 1
                """
                        .formatted(
                                Ids.next(),
                                tenant.id(),
                                id,
                                entry.id(),
                                entry.robot(),
                                plate,
                                "now() - interval '" + ago.toSeconds() + " seconds'",
                                stay,
                                tariffId == null ? "null" : "'" + tariffId + "'"));
        return stay;
    }

    /** The first column of the first row, as text, of a query in which {@code $t} is the tenant and {@code $p} the park. */
    public String read(String query) {
        return TestTenant.read(query.replace("$t", "'" + tenant.id() + "'").replace("$p", "'" + id + "'"));
    }

    static UUID post(TestTenant owner, String path, JsonObject body) {
        return UUID.fromString(owner.as("OPERATOR")
                .body(body.encode())
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
