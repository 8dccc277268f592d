package io.gatehouse.lane.desk;

import static io.gatehouse.lane.desk.DeskLane.SOON;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.simulator.Departure;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Openings form a chain per park: what anybody changes afterwards, even as the tables' owner, breaks it. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class OpeningsProofTest {

    private final TestRobots robots = new TestRobots();
    private TestPark park;
    private DeskLane entry;
    private final List<String> openings = new ArrayList<>();

    /** One by the rules, one of the desk with its ending, one abnormal with a review. */
    @BeforeEach
    void a_park_with_openings() {
        park = TestPark.planned().admission("CONFIRM").built();
        park.card("粤B11111").issued();
        entry = new DeskLane(park, park.entry(), robots.at(park.entry()));
        opened(entry.arrives("粤B11111"));
        var let = entry.arrives("粤B22222");
        let.opens().statusCode(201);
        opened(let);
        var special = entry.arrives("粤B33333");
        special.act(
                        "openings",
                        "{\"kind\": \"ABNORMAL\", \"reason\": \"EMERGENCY\", \"remark\": \"救护车\","
                                + " \"scenePhotos\": [\"" + special.photo("SCENE") + "\"]}")
                .statusCode(201);
        opened(special);
        park.tenant()
                .as("OPERATOR")
                .body("{\"remark\": \"seen\"}")
                .post("/v1/openings/" + openings.get(2) + "/review")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void restore() {
        robots.close();
    }

    private void opened(DeskLane.Car car) {
        assertTrue(car.visit().awaitOpen(SOON));
        car.awaitRead("OPENED", "select outcome from opening where passage_id = $x");
        openings.add(car.read("select id from opening where passage_id = $x"));
        entry.robot().depart(car.visit(), Departure.THROUGH);
        car.awaitRead("THROUGH", "select state from passage where id = $x");
    }

    private ValidatableResponse proof() {
        return park.tenant()
                .as("AUDITOR")
                .get("/v1/openings/proof?parkId=" + park.id())
                .then()
                .statusCode(200);
    }

    private void holds() {
        proof().body("verified", is(true)).body("firstBroken", nullValue()).body("openings", is(3));
    }

    /** What is wrong is named, and mended again. */
    private void breaks(String tampering, String mending, String why, Integer n, String opening) {
        TestTenant.sql(tampering);
        proof().body("verified", is(false))
                .body("firstBroken.why", equalTo(why))
                .body("firstBroken.n", n == null ? nullValue() : is(n))
                .body("firstBroken.openingId", equalTo(opening));
        TestTenant.sql(mending);
        holds();
    }

    @Test
    void the_chain_of_what_happened_is_verified() {
        holds();
        proof().body("head.n", is(7))
                .body("head.hash", equalTo(park.read("select hash from opening_seal where park_id = $p and n = 7")));
        park.tenant().as("AUDITOR").get("/v1/openings/proof").then().statusCode(400);
        park.tenant()
                .as("AUDITOR")
                .get("/v1/openings/proof?parkId=" + TestPark.made().id())
                .then()
                .statusCode(404)
                .body("code", equalTo("park-not-found"));
    }

    @Test
    void a_park_without_openings_has_nothing_to_prove() {
        var empty = TestPark.planned().of(park.tenant()).built();
        park.tenant()
                .as("AUDITOR")
                .get("/v1/openings/proof?parkId=" + empty.id())
                .then()
                .body("verified", is(true))
                .body("openings", is(0))
                .body("head", nullValue());
    }

    @Test
    void any_field_that_is_changed_breaks_it() {
        var of = " where id = '" + openings.get(1) + "'";
        var columns = park.read(
                """
                select string_agg(column_name, ',') from information_schema.columns
                where table_name = 'opening' and table_schema = 'public'
                  and column_name not in ('id', 'tenant_id', 'park_id')""");
        TestTenant.sql("alter table opening drop constraint opening_abnormal_has_reason");
        for (var column : columns.split(",")) {
            var before = park.read("select quote_nullable(" + column + ") from opening" + of);
            var after = otherThan(column, before);
            breaks(
                    "update opening set " + column + " = " + after + of,
                    "update opening set " + column + " = " + before + of,
                    List.of("outcome", "reason", "ended_at").contains(column) ? "outcome-changed" : "opening-changed",
                    List.of("outcome", "reason", "ended_at").contains(column) ? 4 : 3,
                    openings.get(1));
        }
        TestTenant.sql("alter table opening add constraint opening_abnormal_has_reason"
                + " check ((kind = 'ABNORMAL') = (abnormal_reason is not null))");
    }

    private String otherThan(String column, String before) {
        return switch (column) {
            case "lane_id" -> "'" + park.exit().id() + "'";
            case "passage_id" -> "(select passage_id from opening where id = '" + openings.get(0) + "')";
            case "command_id" -> "(select min(id::text)::uuid from command where kind = 'present')";
            case "call_id" -> "null";
            case "kind" -> "'NORMAL'";
            case "direction" -> "'EXIT'";
            case "outcome" -> "'REFUSED'";
            case "granted_at", "deadline", "ended_at" -> column + " + interval '1 microsecond'";
            case "abnormal_reason" -> "'OTHER'";
            case "agent_id" -> "gen_random_uuid()";
            case "by_supervisor" -> "not by_supervisor";
            case "document_photos", "scene_photos" -> "array[gen_random_uuid()]";
            default -> "coalesce(" + column + ", '') || 'x'";
        };
    }

    @Test
    void a_photo_that_is_exchanged_breaks_it() {
        var of = " where id = (select scene_photos[1] from opening where id = '" + openings.get(2) + "')";
        var before = park.read("select sha256 from evidence" + of);
        breaks(
                "update evidence set sha256 = 'other'" + of,
                "update evidence set sha256 = '" + before + "'" + of,
                "opening-changed",
                5,
                openings.get(2));
    }

    @Test
    void a_review_that_is_changed_breaks_it() {
        var of = " where opening_id = '" + openings.get(2) + "'";
        breaks(
                "update opening_review set remark = 'never mind'" + of,
                "update opening_review set remark = 'seen'" + of,
                "review-changed",
                7,
                openings.get(2));
    }

    @Test
    void a_row_that_is_deleted_is_missed() {
        breaks(
                "create table kept as select * from opening where id = '%1$s'; delete from opening where id = '%1$s'"
                        .formatted(openings.get(0)),
                "insert into opening select * from kept; drop table kept",
                "opening-missing",
                1,
                openings.get(0));
    }

    @Test
    void a_row_that_is_forged_is_in_no_chain() {
        var forged = UUID.randomUUID().toString();
        breaks(
                """
                insert into command select '%1$s', tenant_id, passage_id, robot_code, kind, payload, deadline, created_at
                  from command where kind = 'open' and passage_id in (select passage_id from opening where id = '%2$s');
                insert into opening (id, tenant_id, park_id, lane_id, passage_id, direction, kind, cause, decided_by,
                    command_id, granted_at, by_supervisor)
                  select '%1$s', tenant_id, park_id, lane_id, passage_id, direction, 'DESK', 'desk 9', 'x', '%1$s', now(),
                    true
                  from opening where id = '%2$s'"""
                        .formatted(forged, openings.get(1)),
                "delete from opening where id = '%1$s'; delete from command where id = '%1$s'".formatted(forged),
                "not-sealed",
                null,
                forged);
    }

    @Test
    void seals_that_are_swapped_changed_or_removed_break_it() {
        var of = " where park_id = '" + park.id() + "' and n = ";
        var swap = ("update opening_seal set n = -1%1$s2; update opening_seal set n = 2%1$s3;"
                        + " update opening_seal set n = 3%1$s-1")
                .formatted(of);
        breaks(swap, swap, "out-of-order", 2, openings.get(1));
        breaks(
                "update opening_seal set content = content || ' '" + of + "4",
                "update opening_seal set content = rtrim(content)" + of + "4",
                "seal-changed",
                4,
                openings.get(1));
        breaks(
                "create table kept as select * from opening_seal" + of + "3; delete from opening_seal" + of + "3",
                "insert into opening_seal select * from kept; drop table kept",
                "seal-missing",
                4,
                openings.get(1));
        breaks(
                "create table kept as select * from opening_seal" + of + "7; delete from opening_seal" + of + "7",
                "insert into opening_seal select * from kept; drop table kept",
                "review-not-sealed",
                null,
                openings.get(2));
    }

    /** The platform's own role may add openings and their endings, and nothing else. */
    @Test
    void the_platform_itself_cannot_rewrite_what_was_granted() throws SQLException {
        var backbone = BackboneResource.backbone();
        try (var connection = backbone.database().connect(backbone.options().app());
                var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('gatehouse.tenant', '" + park.tenant().id() + "', false)");
            for (var forbidden : new String[] {
                "update opening set plate = 'x'",
                "delete from opening",
                "update opening_seal set hash = 'x'",
                "delete from opening_seal",
                "insert into opening_seal select * from opening_seal",
                "update opening_chain set hash = 'x'",
                "delete from opening_review",
                "call seal('%1$s', '%1$s', '%1$s', 'ENDED', '')".formatted(park.id())
            }) {
                var refusal = assertThrows(SQLException.class, () -> statement.execute(forbidden), forbidden);
                assertEquals("42501", refusal.getSQLState(), forbidden);
            }
        }
        await().atMost(SOON).untilAsserted(this::holds);
    }
}
