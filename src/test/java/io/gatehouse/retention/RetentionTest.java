package io.gatehouse.retention;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is over goes, what is not stays; openings go when their proof is sealed, and the chain is verified across the gap. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class RetentionTest {

    private static final int MONTHS = 40;

    @Inject
    RetentionJob job;

    @Inject
    EmptyMonthJob emptyMonths;

    private TestPark park;
    private Past past;

    @BeforeEach
    void a_park_with_a_past() {
        TestTenant.sql(Past.monthsOfLog(MONTHS, 1));
        park = TestPark.made();
        past = new Past(park);
        past.cars(30, 4);
        past.cars(29, 3);
        past.cars(3, 2);
    }

    private void sweep() {
        job.sweep().await().indefinitely();
    }

    private void keeps(TestPark of, int months) {
        of.tenant()
                .as("OPERATOR")
                .body("{\"passageMonths\": " + months + "}")
                .patch("/v1/retention")
                .then()
                .statusCode(200);
    }

    private void proves(int openings, int dropped, String why) {
        park.tenant()
                .as("AUDITOR")
                .get("/v1/openings/proof?parkId=" + park.id())
                .then()
                .statusCode(200)
                .body("openings", is(openings))
                .body("dropped", is(dropped))
                .body("firstBroken.why", why == null ? nullValue() : equalTo(why));
    }

    private void counts(String expected, String table) {
        assertEquals(expected, park.read("select count(*) from " + table + " where tenant_id = $t"), table);
    }

    @Test
    void a_tenant_says_how_long_its_history_is_kept() {
        var read = park.tenant().as("AUDITOR").get("/v1/retention").then().statusCode(200);
        read.body("photoDays", is(30)).body("passageMonths", is(24));
        var tag = read.extract().header("ETag");
        var operator = park.tenant();
        operator.as("AUDITOR")
                .body("{\"photoDays\": 7}")
                .patch("/v1/retention")
                .then()
                .statusCode(403);
        operator.as("OPERATOR")
                .body("{\"passageMonths\": 1}")
                .patch("/v1/retention")
                .then()
                .statusCode(400);
        operator.as("OPERATOR")
                .header("If-Match", tag)
                .body("{\"photoDays\": 7}")
                .patch("/v1/retention")
                .then()
                .statusCode(200)
                .body("photoDays", is(7))
                .body("passageMonths", is(24));
        operator.as("OPERATOR")
                .header("If-Match", tag)
                .body("{\"photoDays\": 8}")
                .patch("/v1/retention")
                .then()
                .statusCode(412);
        TestPark.made().tenant().as("OPERATOR").get("/v1/retention").then().body("photoDays", is(30));
    }

    @Test
    void what_is_over_is_dropped_and_the_chain_is_verified_across_the_gap() {
        var paid = park.read("select min(id::text) from stay where tenant_id = $t");
        TestTenant.sql(
                """
                insert into orders (id, tenant_id, park_id, kind, state, amount, currency, plate, stay_id, created_at)
                select uuidv7(), tenant_id, park_id, 'TEMPORARY', 'PAID', 500, 'CNY', plate, id, entered_at
                from stay where id = '%s'"""
                        .formatted(paid));
        proves(9, 0, null);

        sweep();

        proves(2, 7, null);
        counts("2", "opening");
        counts("2", "passage");
        counts("2", "command");
        counts("2", "event");
        counts("2", "opening_period");
        assertEquals(
                "2 PERIOD 4 ENDED,GRANTED",
                park.read(
                        """
                        select string_agg(kinds, ' ' order by kinds) from (
                          select count(*) || ' ' || string_agg(distinct what, ',' order by what) as kinds
                          from opening_seal where park_id = $p group by what = 'PERIOD') s"""));
        counts("3", "stay");
        park.tenant()
                .as("OPERATOR")
                .get("/v1/stays/" + paid)
                .then()
                .statusCode(200)
                .body("entryPassageId", nullValue());
        sweep();
        proves(2, 7, null);
        past.cars(0, 1);
        proves(3, 7, null);
    }

    @Test
    void a_tenant_with_a_longer_retention_keeps_what_others_lose() {
        keeps(park, 36);
        var other = TestPark.made();
        new Past(other).cars(30, 2);
        sweep();
        proves(9, 0, null);
        counts("9", "passage");
        counts("9", "event");
        assertEquals("0", other.read("select count(*) from event where tenant_id = $t"));
        assertEquals("0", other.read("select count(*) from opening where tenant_id = $t"));
        assertEquals("0", monthsOver());

        keeps(park, 24);
        sweep();
        proves(2, 7, null);
        counts("2", "event");
        assertEquals(
                "0",
                TestTenant.read("select count(*) from event where id < first_id_at(now() - interval '25 months')"));
        assertEquals(
                "f",
                TestTenant.read("select bool_or(emptied_at is null) from event_month"
                        + " where until <= now() - interval '25 months'"));
    }

    private static String monthsOver() {
        return TestTenant.read("select count(*) from event_months_over()");
    }

    @Test
    void a_car_that_is_still_inside_and_one_that_is_still_talked_about_are_kept() {
        TestTenant.sql(
                """
                update stay set state = 'LIVE', left_at = null
                where id = (select min(id::text)::uuid from stay where tenant_id = '%1$s');
                insert into call (id, tenant_id, kind, reason, state, passage_id, agent_id, slot, queued_at, reached_at)
                select uuidv7(), tenant_id, 'FROM_ROBOT', 'HELP_BUTTON', 'WRAP_UP', id, uuidv7(), 0, now(), now()
                from passage where tenant_id = '%1$s' order by id offset 1 limit 1"""
                        .formatted(park.tenant().id()));
        sweep();
        counts("4", "passage");
        counts("2", "opening");
        counts("2", "opening_period");
        assertEquals(
                "2",
                park.read("select count(*) from passage where tenant_id = $t"
                        + " and id < first_id_at(now() - interval '25 months')"));
    }

    @Test
    void a_proof_that_is_changed_or_removed_is_found() {
        sweep();
        for (var change : new String[] {
            "openings = openings + 1", "previous_hash = 'y'", "last_hash = 'x'", "until_id = uuidv7()", "hash = 'x'"
        }) {
            breaks(
                    "update opening_period set " + change + " where park_id = $p and month = " + NEWEST,
                    "period-changed");
            breaks(
                    "update opening_period set " + change + " where park_id = $p and month = " + OLDEST,
                    "period-changed");
        }
        breaks(
                "update opening_period set first_n = first_n + 1 where park_id = $p and month = " + OLDEST,
                "period-missing");
        breaks(
                "update opening_period set openings = 99 where park_id = $p and month = " + NEWEST
                        + "; update opening_period p set hash = period_hash(period_content(p)) where park_id = $p"
                        + " and month = " + NEWEST,
                "period-not-sealed");
        breaks(
                "update opening_period set openings = 99 where park_id = $p and month = " + OLDEST
                        + "; update opening_period p set hash = period_hash(period_content(p)) where park_id = $p"
                        + " and month = " + OLDEST,
                "period-changed");
        breaks("delete from opening_period where park_id = $p and month = " + OLDEST, "period-missing");
        breaks("delete from opening_period where park_id = $p and month = " + NEWEST, "seal-missing");
        breaks("delete from opening_seal where park_id = $p and what = 'PERIOD'", "period-not-sealed");
        proves(2, 7, null);
    }

    private static final String NEWEST = "(select max(month) from opening_period where park_id = $p)";
    private static final String OLDEST = "(select min(month) from opening_period where park_id = $p)";

    /** What is tampered with, why the chain breaks then; afterwards all is as it was. */
    private void breaks(String tampering, String why) {
        TestTenant.sql("create table kept_periods as select * from opening_period where park_id = $p;"
                        .replace("$p", quoted())
                + "create table kept_seals as select * from opening_seal where park_id = $p".replace("$p", quoted()));
        TestTenant.sql(tampering.replace("$p", quoted()));
        assertEquals(why, park.read("select why from openings_proof($p)"), tampering);
        TestTenant.sql(
                """
                delete from opening_period where park_id = $p; insert into opening_period select * from kept_periods;
                delete from opening_seal where park_id = $p; insert into opening_seal select * from kept_seals;
                drop table kept_periods; drop table kept_seals"""
                        .replace("$p", quoted()));
        assertEquals(null, park.read("select why from openings_proof($p)"));
    }

    private String quoted() {
        return "'" + park.id() + "'";
    }

    @Test
    void openings_of_a_broken_chain_are_not_dropped_and_nobody_elses_wait_for_them() {
        var other = TestPark.planned().of(park.tenant()).built();
        new Past(other).cars(30, 2);
        var first = "where id = (select min(id::text)::uuid from opening where park_id = '" + park.id() + "')";
        TestTenant.sql("update opening set plate = 'x' " + first);
        sweep();
        proves(9, 0, "opening-changed");
        assertEquals("9", park.read("select count(*) from passage where park_id = $p"));
        assertEquals("0", other.read("select count(*) from opening where park_id = $p"));

        TestTenant.sql("update opening set plate = '粤B1' " + first);
        sweep();
        proves(2, 7, null);
    }

    @Test
    void the_platform_itself_can_drop_nothing_that_is_not_over() throws SQLException {
        sweep();
        var month = TestTenant.read("select max(month) from event_month where until < now()");
        var backbone = BackboneResource.backbone();
        try (var connection = backbone.database().connect(backbone.options().app());
                var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('gatehouse.tenant', '" + park.tenant().id() + "', false)");
            for (var forbidden : new String[] {
                "delete from event",
                "delete from passage",
                "delete from opening_period",
                "update opening_period set openings = 1",
                "insert into opening_period select * from opening_period",
                "truncate event",
                "select * from " + TestTenant.read("select partition from event_month order by month limit 1"),
                "select * from event_" + month.replace('-', '_').substring(0, 7),
                "call make_event_month('2040-01-01')"
            }) {
                var refusal = assertThrows(SQLException.class, () -> statement.execute(forbidden), forbidden);
                assertEquals("42501", refusal.getSQLState(), forbidden);
            }
            var early = assertThrows(
                    SQLException.class, () -> statement.execute("select drop_event_month('" + month + "')"));
            assertEquals("23514", early.getSQLState());
            assertEquals("NOTHING", first(statement, "select seal_opening_period('" + park.id() + "')"));
            assertEquals("0", first(statement, "select forget_openings('" + park.id() + "', 100)"));
            assertEquals("2", first(statement, "select count(*) from event"));
            statement.execute("select set_config('gatehouse.tenant', '%s', false)"
                    .formatted(TestTenant.made().id()));
            assertEquals("0", first(statement, "select count(*) from event"));
        }
    }

    private static String first(java.sql.Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void the_empty_tables_of_dropped_months_are_taken_out_of_the_log() {
        sweep();
        var table = TestTenant.read("select partition from event_month where emptied_at is not null and month ="
                + " (select max(month) from event_month where emptied_at is not null)");
        emptyMonths.sweep();
        assertEquals("0", TestTenant.read("select count(*) from event_month where emptied_at is not null"));
        assertEquals(null, TestTenant.read("select to_regclass('" + table + "')"));
        counts("2", "event");
    }

    /** As several instances do: what one of them is just doing, the others step over, and do with their next sweep. */
    @RepeatedTest(3)
    void instances_that_sweep_at_once_drop_everything_once() {
        var parks = new ArrayList<>(List.of(park));
        for (int other = 0; other < 3; other++) {
            parks.add(TestPark.planned().of(park.tenant()).built());
            new Past(parks.get(parks.size() - 1)).cars(30, 200);
        }
        Uni.join()
                .all(job.sweep(), job.sweep(), job.sweep())
                .andFailFast()
                .await()
                .indefinitely();
        parks.forEach(each -> assertEquals(null, each.read("select why from openings_proof($p)")));

        TestTenant.sql("update retention set forgotten_until = forgotten_until - interval '1 day' where tenant_id = '"
                + park.tenant().id() + "'");
        sweep();
        proves(2, 7, null);
        for (var table : List.of("opening", "passage", "command", "event")) {
            counts("2", table);
        }
        for (var each : parks.subList(1, parks.size())) {
            assertEquals(
                    "200 1 1",
                    each.read(
                            """
                            select p.dropped || ' ' || (select count(*) from opening_period where park_id = $p) || ' '
                              || (select count(*) from opening_seal where park_id = $p) from openings_proof($p) p"""));
        }
    }

    @Test
    void instances_that_empty_months_at_once_neither_wait_nor_keep_a_lock() {
        sweep();
        Stream.generate(() -> CompletableFuture.runAsync(emptyMonths::sweep))
                .limit(2)
                .toList()
                .forEach(CompletableFuture::join);
        assertEquals("0", TestTenant.read("select count(*) from event_month where emptied_at is not null"));
        assertEquals(
                "0",
                TestTenant.read("select count(*) from pg_locks where locktype = 'advisory'"
                        + " and objid::bigint = hashtext('gatehouse.retention.empty')::bigint & x'ffffffff'::bigint"));
        counts("2", "event");
    }

    @Test
    void months_are_made_far_ahead_and_a_reader_leaves_old_ones_alone() {
        var last = TestTenant.read("select max(month) from event_month");
        TestTenant.sql("do $$ declare p name := (select partition from event_month where month = '%1$s'); begin"
                        .formatted(last)
                + " execute format('drop table %I', p); delete from event_month where partition = p; end $$");
        sweep();
        assertEquals(last, TestTenant.read("select max(month) from event_month"));
        assertEquals("4", TestTenant.read("select months_ahead from retention_watched()"));
        var from = TestTenant.read("select event_from(event_tx()) > first_id_at(now() - interval '2 months')");
        assertEquals("t", from);
    }
}
