package io.gatehouse.lane.desk;

import static io.gatehouse.lane.desk.DeskLane.SOON;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.simulator.Departure;
import io.gatehouse.simulator.wire.Faults;
import io.gatehouse.support.AnsweredCall;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestRobots;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent opens within the rules of the desk, or is told why not. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class DeskOpensTest {

    private final TestRobots robots = new TestRobots();

    @AfterEach
    void restore() {
        robots.close();
        SettableClock.reset();
    }

    private DeskLane entry(TestPark park) {
        return new DeskLane(park, park.entry(), robots.at(park.entry()));
    }

    private DeskLane exit(TestPark park) {
        return new DeskLane(park, park.exit(), robots.at(park.exit()));
    }

    @Test
    void a_temporary_is_let_in_where_temporaries_are_turned_away() {
        var park = TestPark.planned().admission("CONFIRM").built();
        var lane = entry(park);
        var car = lane.arrives("粤B12345");

        car.opens()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("kind", equalTo("DESK"))
                .body("cause", equalTo("desk 1"))
                .body("situation", equalTo("TEMPORARY_REFUSED"))
                .body("decidedBy", equalTo("test-agent"))
                .body("agentId", equalTo(car.call().agent().toString()))
                .body("callId", equalTo(car.call().call().toString()))
                .body("bySupervisor", is(false));

        assertTrue(car.visit().awaitOpen(SOON));
        assertEquals("欢迎光临", car.visit().shown().voice());
        assertEquals("SMILE", car.visit().shown().screen());
        assertEquals("GREEN", car.visit().shown().light());
        assertEquals("1", park.read("select promised from occupancy where park_id = $p"));
        lane.robot().depart(car.visit(), Departure.THROUGH);
        car.awaitRead("TEMPORARY", "select stay_class from stay where entry_passage_id = $x and state = 'LIVE'");
        assertEquals("0", park.read("select promised from occupancy where park_id = $p"));
        assertNotNull(car.read("select id from event where subject = $x and type = 'opening.granted'"
                + " and data ->> 'agentId' = '" + car.call().agent() + "'"));
    }

    @Test
    void a_card_that_has_just_expired_is_welcomed_home_and_one_that_expired_longer_ago_is_not() {
        var park = TestPark.made();
        park.card("粤B11111").lastDay(park.today().minusDays(3)).issued();
        park.card("粤B22222").lastDay(park.today().minusDays(4)).issued();
        var lane = entry(park);
        var late = lane.arrives("粤B22222");
        late.opens().statusCode(409).body("code", equalTo("not-allowed-here")).body("detail", startsWith("The card"));
        assertEquals("HELD", late.read("select state from passage where id = $x"));

        var car = lane.arrives("粤B11111");
        car.opens().statusCode(201);

        car.awaitVoice("欢迎回家");
        assertTrue(car.visit().awaitOpen(SOON));
        lane.robot().depart(car.visit(), Departure.THROUGH);
        car.awaitRead("CARD", "select stay_class from stay where entry_passage_id = $x");
    }

    @Test
    void a_car_whose_shared_spaces_are_taken_is_let_in_as_what_it_is() {
        var park = TestPark.planned().admission("CONFIRM").built();
        park.card("粤B11111", "粤B22222").spaces(1).issued();
        var lane = entry(park);
        var first = lane.arrives("粤B11111");
        assertTrue(first.visit().awaitOpen(SOON));
        lane.robot().depart(first.visit(), Departure.THROUGH);
        first.awaitRead("CARD", "select stay_class from stay where entry_passage_id = $x");

        var car = lane.arrives("粤B22222");
        car.opens().statusCode(201).body("situation", equalTo("SHARED_SPACES_TAKEN"));

        assertTrue(car.visit().awaitOpen(SOON));
        lane.robot().depart(car.visit(), Departure.THROUGH);
        car.awaitRead("SHARED_SPACES", "select stay_class from stay where entry_passage_id = $x");
    }

    @Test
    void what_is_owed_keeps_the_gate_shut_until_it_is_paid() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(90));
        var lane = exit(park);
        var car = lane.arrives("粤B12345");
        car.opens()
                .statusCode(409)
                .body("code", equalTo("not-allowed-here"))
                .body("detail", startsWith("Something is"));
    }

    @Test
    void a_car_that_has_paid_and_was_not_let_through_is_let_through() {
        var park = TestPark.made();
        park.parked("粤B12345", Duration.ofMinutes(5));
        var lane = exit(park);
        lane.robot().gate().jam(true);
        var car = lane.arrives("粤B12345");
        car.awaitRead("REFUSED", "select outcome from opening where passage_id = $x");
        lane.robot().gate().jam(false);

        car.opens().statusCode(201).body("cause", equalTo("desk 2")).body("kind", equalTo("DESK"));

        assertTrue(car.visit().awaitOpen(SOON));
        assertEquals("一路平安", car.visit().shown().voice());
        car.awaitRead("OPENED", "select outcome from opening where passage_id = $x and kind = 'DESK'");
        car.opens().statusCode(409).body("code", equalTo("gate-open"));
        assertEquals("2", car.read("select count(*) from opening where passage_id = $x"));
    }

    @Test
    void an_opening_that_the_robot_has_not_answered_is_not_granted_again() {
        var park = TestPark.planned().admission("CONFIRM").built();
        var lane = entry(park);
        var car = lane.arrives("粤B12345");
        lane.robot().network().up(new Faults(1, 0, 0, Duration.ZERO, Duration.ZERO));
        car.opens().statusCode(201);
        car.opens().statusCode(409).body("code", equalTo("opening-pending"));

        SettableClock.advance(Duration.ofSeconds(16));

        car.opens().statusCode(201).body("cause", equalTo("desk 2"));
        assertEquals("1", park.read("select promised from occupancy where park_id = $p"));
    }

    @Test
    void whoever_comes_too_late_is_told_what_happened_instead() {
        var park = TestPark.planned().admission("CONFIRM").built();
        var lane = entry(park);
        var car = lane.arrives("粤B12345");
        lane.robot().depart(car.visit(), Departure.BACKED_OUT);
        car.awaitRead("BACKED_OUT", "select state from passage where id = $x");
        for (var action : new String[] {"openings", "visitor", "captures", "presentations", "plate"}) {
            car.act(action, whole(action))
                    .statusCode(409)
                    .body("code", equalTo("passage-over"))
                    .body("detail", startsWith("The car drove back at "));
        }
        assertEquals("0", car.read("select count(*) from opening where passage_id = $x"));
        assertEquals("0", car.read("select count(*) from visitor where passage_id = $x"));
    }

    private static String whole(String action) {
        return switch (action) {
            case "openings" -> "{\"kind\": \"DESK\"}";
            case "visitor" -> "{\"phone\": \"13800138000\", \"reason\": \"送货\"}";
            case "captures" -> "{\"camera\": \"SCENE\", \"count\": 1}";
            case "presentations" -> "{\"kind\": \"DOCUMENTS\"}";
            default -> "{\"number\": \"粤B12346\"}";
        };
    }

    @Test
    void only_the_agent_who_has_the_call_acts_or_a_supervisor() {
        var park = TestPark.planned().admission("CONFIRM").built();
        var lane = entry(park);
        var car = lane.arrives("粤B12345");
        var desk = "{\"kind\": \"DESK\"}";
        car.act("AGENT DRIVER_BACKEND", "openings", desk).statusCode(403).body("code", equalTo("agent-unknown"));
        AnsweredCall.agent(park, "test-agent-driver_backend", false);
        car.act("AGENT DRIVER_BACKEND", "openings", desk)
                .statusCode(409)
                .body("code", equalTo("call-not-yours"))
                .body("detail", equalTo("Agent 客服 test-agent has the call."));
        car.act("INTEGRATOR", "openings", desk).statusCode(403);
        var supervisor = AnsweredCall.agent(park, "test-agent-auditor", true);

        car.act("AGENT AUDITOR", "openings", desk)
                .statusCode(201)
                .body("agentId", equalTo(supervisor.toString()))
                .body("callId", equalTo(car.call().call().toString()))
                .body("bySupervisor", is(true));
    }

    @Test
    void an_operator_acts_without_a_call_and_is_recorded_as_supervisor() {
        var park = TestPark.planned().admission("CONFIRM").built();
        var car = entry(park).arrives("粤B12345");
        car.call().movedTo(UUID.randomUUID());
        car.act("OPERATOR", "openings", "{\"kind\": \"DESK\"}")
                .statusCode(201)
                .body("agentId", nullValue())
                .body("decidedBy", equalTo("test-operator"))
                .body("bySupervisor", is(true));
    }

    @Test
    void a_visitor_is_registered_and_let_in() {
        var park = TestPark.planned().admission("CONFIRM").built();
        var lane = entry(park);
        var car = lane.arrives("粤B12345");
        car.act("visitor", "{\"phone\": \"+86 138 0013 8000\", \"reason\": \"送货\", \"name\": \"李雷\"}")
                .statusCode(201)
                .body("phone", not(equalTo("13800138000")))
                .body("phone", startsWith("138"))
                .body("plate", equalTo("粤B12345"))
                .body("opening.kind", equalTo("DESK"));

        assertTrue(car.visit().awaitOpen(SOON));
        assertEquals("欢迎光临", car.visit().shown().voice());
        assertEquals("13800138000", car.read("select phone from visitor where passage_id = $x"));
        assertEquals(
                "0", car.read("select count(*) from event where tenant_id = $t and data::text like '%13800138000%'"));
        car.act("visitor", "{\"phone\": \"-- \", \"reason\": \"送货\"}").statusCode(400);
    }

    @Test
    void openings_are_listed_by_agent_and_reviewed_once_by_a_supervisor() {
        var park = TestPark.planned().admission("CONFIRM").built();
        var car = entry(park).arrives("粤B12345");
        var id = car.opens().statusCode(201).extract().<String>path("id");
        var tenant = park.tenant();
        var review = "{\"remark\": \"ok\"}";
        tenant.as("AGENT")
                .body(review)
                .post("/v1/openings/" + id + "/review")
                .then()
                .statusCode(403);

        tenant.as("OPERATOR")
                .body(review)
                .post("/v1/openings/" + id + "/review")
                .then()
                .statusCode(201)
                .body("review.by", equalTo("test-operator"))
                .body("review.at", notNullValue());

        tenant.as("OPERATOR")
                .body(review)
                .post("/v1/openings/" + id + "/review")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-reviewed"));
        var mine = "/v1/openings?kind=DESK&parkId=" + park.id() + "&agentId="
                + car.call().agent();
        tenant.as("AUDITOR").get(mine + "&reviewed=true").then().body("data", hasSize(1));
        tenant.as("AUDITOR").get(mine + "&reviewed=false").then().body("data", hasSize(0));
        tenant.as("AUDITOR").get("/v1/openings/" + id).then().statusCode(200).body("review.remark", equalTo("ok"));
    }
}
