package io.gatehouse.call;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at the same moment, often enough that it would show: nobody gets what another has, and nothing is lost. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class CallRacesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String OFFERED_TWICE =
            """
            select count(*) from call_offer a join call_offer b on a.call_id = b.call_id and a.id < b.id
            where a.tenant_id = $t and a.offered_at < coalesce(b.ended_at, 'infinity')
              and b.offered_at < coalesce(a.ended_at, 'infinity')
            """;

    private static final String TOO_MANY =
            """
            select count(*) from (
              select c.agent_id from call c join agent a on a.id = c.agent_id
              where c.tenant_id = $t and c.state in ('OFFERED', 'ANSWERED', 'WRAP_UP')
              group by c.agent_id, a.capacity having count(*) > a.capacity) x
            """;

    @Inject
    RoutingService routing;

    private TestPark park;
    private Staff staff;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
        staff = Staff.of(park);
    }

    @AfterEach
    void restore() {
        SettableClock.reset();
    }

    /** Calls from nowhere in particular, all at once. */
    private List<UUID> phones(int calls) {
        TestTenant.sql(
                """
                insert into call (id, tenant_id, kind, reason, state, caller, queued_at, reached_at)
                select gen_random_uuid(), '%s', 'FROM_PHONE', 'HOTLINE', 'QUEUED', '1380013' || n,
                       now() - n * interval '1 millisecond', now()
                from generate_series(1, %d) n
                """
                        .formatted(park.tenant().id(), calls));
        return Stream.of(park.read(
                                "select string_agg(id::text, ' ') from call where tenant_id = $t and state <> 'CLOSED'")
                        .split(" "))
                .map(UUID::fromString)
                .toList();
    }

    private int number(String query) {
        return Integer.parseInt(park.read(query));
    }

    private static <T> List<T> together(List<Supplier<T>> all) {
        var running = all.stream().map(CompletableFuture::supplyAsync).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private String offered() {
        var call = phones(1).get(0);
        await().atMost(SOON)
                .until(() -> "OFFERED".equals(park.read("select state from call where id = '" + call + "'")));
        return call.toString();
    }

    private static Supplier<Integer> accepts(Staff.Person agent, String call) {
        return () -> agent.does(call, "acceptance").extract().statusCode();
    }

    @Test
    void of_two_who_accept_at_once_exactly_one_has_the_call() {
        var agents = List.of(staff.agent("anna").ready(), staff.agent("ben").ready());
        for (int round = 0; round < 25; round++) {
            var call = offered();
            var answers =
                    together(agents.stream().map(agent -> accepts(agent, call)).toList());
            assertEquals(List.of(200, 409), answers.stream().sorted().toList());
            var winner = agents.get(answers.indexOf(200));
            assertEquals(winner.id().toString(), park.read("select agent_id from call where id = '" + call + "'"));
            winner.closes(call).statusCode(200);
        }
        assertEquals(25, number("select count(*) from event where tenant_id = $t and type = 'call.answered'"));
    }

    @Test
    void an_acceptance_against_the_time_out_either_counts_or_is_refused() {
        var anna = staff.agent("anna").ready();
        int accepted = 0;
        for (int round = 0; round < 16; round++) {
            anna.ready();
            var call = offered();
            var late = "update call set offered_until = now() + interval '%d milliseconds' where id = '%s'";
            TestTenant.sql(late.formatted(round * 3, call));
            int answer = together(List.<Supplier<Integer>>of(accepts(anna, call), this::routed))
                    .get(0);
            var answered = "ANSWERED".equals(park.read("select state from call where id = '" + call + "'"));
            assertEquals(answered ? 200 : 409, answer);
            assertEquals(
                    answered ? "ACCEPTED" : "TIMED_OUT",
                    await().atMost(SOON)
                            .until(
                                    () -> park.read(
                                            "select min(outcome) from call_offer where call_id = '" + call + "'"),
                                    outcome -> outcome != null));
            accepted += answered ? 1 : 0;
            end(call);
        }
        assertTrue(accepted < 16, "no offer ran out");
    }

    @Test
    void of_two_who_call_a_robot_at_once_exactly_one_has_the_call() {
        var agents = List.of(staff.agent("anna"), staff.agent("ben"), staff.agent("carol"));
        for (int round = 0; round < 15; round++) {
            var answers = together(agents.stream().map(this::callsTheEntry).toList());
            assertEquals(List.of(201, 409, 409), answers.stream().sorted().toList());
            var call = park.read("select id from call where tenant_id = $t and state = 'ANSWERED'");
            agents.get(answers.indexOf(201)).closes(call).statusCode(200);
        }
    }

    private Supplier<Integer> callsTheEntry(Staff.Person agent) {
        var body = "{\"laneId\": \"%s\"}".formatted(park.entry().id());
        return () -> agent.asks().body(body).post("/v1/calls").statusCode();
    }

    private int routed() {
        routing.route(park.tenant().id()).await().atMost(SOON);
        return 0;
    }

    private void end(String call) {
        TestTenant.sql(
                """
                update call_offer set outcome = 'WITHDRAWN', ended_at = now() where call_id = '%1$s' and outcome is null;
                update call set state = 'CLOSED', ended_at = now(), offered_until = null where id = '%1$s'
                """
                        .formatted(call));
    }

    @Test
    void two_instances_that_route_the_same_queue_offer_no_call_twice_and_nobody_too_many() {
        var agents = new ArrayList<Staff.Person>();
        for (int n = 0; n < 10; n++) {
            agents.add(staff.agent("agent-" + n, 1 + n % 2, List.of(), List.of()));
        }
        for (int round = 0; round < 20; round++) {
            agents.forEach(Staff.Person::ready);
            phones(20);
            together(IntStream.range(0, 4)
                    .<Supplier<Integer>>mapToObj(n -> this::routed)
                    .toList());
            await().atMost(SOON)
                    .until(() -> number("select count(*) from call where tenant_id = $t and state = 'OFFERED'") == 15);
            assertEquals(0, number(TOO_MANY));
            assertEquals(
                    15,
                    number(
                            "select count(distinct agent_id::text || slot) from call where tenant_id = $t and state = 'OFFERED'"));
            assertEquals(15, number("select count(*) from call_offer where tenant_id = $t and outcome is null"));
            TestTenant.sql(
                    """
                    update call_offer set outcome = 'WITHDRAWN', ended_at = now()
                      where tenant_id = '%1$s' and outcome is null;
                    update call set state = 'CLOSED', ended_at = now(), offered_until = null, agent_id = coalesce(agent_id, id)
                      where tenant_id = '%1$s' and state <> 'CLOSED'
                    """
                            .formatted(park.tenant().id()));
        }
        assertEquals(0, number(OFFERED_TWICE));
    }

    @Test
    void an_instance_that_dies_in_the_middle_of_offering_loses_no_call() {
        var agents = IntStream.range(0, 5)
                .mapToObj(n -> staff.agent("agent-" + n).ready())
                .toList();
        var waiting = phones(30);
        for (int round = 0; round < 6; round++) {
            var rounds = Stream.generate(() -> routing.route(park.tenant().id()))
                    .limit(4)
                    .map(Uni::subscribeAsCompletionStage)
                    .toList();
            TestTenant.dropConnectionsOfThePlatform();
            rounds.forEach(done -> done.exceptionally(dropped -> null).join());
            assertEquals(0, number(TOO_MANY));
        }
        answerAll(agents, waiting.size());
        assertEquals(30, number("select count(*) from call_offer where tenant_id = $t and outcome = 'ACCEPTED'"));
        assertEquals(30, number("select count(*) from event where tenant_id = $t and type = 'call.closed'"));
        assertEquals(0, number(OFFERED_TWICE));
    }

    private void answerAll(List<Staff.Person> agents, int calls) {
        together(agents.stream()
                .<Supplier<Integer>>map(agent -> () -> answer(agent, calls))
                .toList());
        assertEquals(calls, number("select count(*) from call where tenant_id = $t and state = 'CLOSED'"));
    }

    /** Works until nobody waits any more. */
    private int answer(Staff.Person agent, int calls) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var call = park.read("select id from call where state = 'OFFERED' and agent_id = '" + agent.id() + "'");
            if (call != null && agent.does(call, "acceptance").extract().statusCode() == 200) {
                agent.closes(call).statusCode(200);
            }
            return number("select count(*) from call where tenant_id = $t and state = 'CLOSED'") == calls;
        });
        return 0;
    }
}
