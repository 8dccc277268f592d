package io.gatehouse.call;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.gatehouse.access.Roles;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestDesk;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An agent is present as long as a stream of its own is open. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
@Timeout(60)
class AttendanceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestTenant tenant = TestTenant.made();
    private UUID agent;

    @Inject
    Attendances attendances;

    @BeforeEach
    void an_agent() {
        agent = TestDesk.agent(tenant, "li.na");
    }

    @AfterEach
    void restore() {
        SettableClock.reset();
    }

    @Test
    void an_agent_is_there_from_the_first_stream_to_the_last() {
        var one = TestDesk.of(tenant, "li.na").connect();
        assertEquals("OFFLINE true true", attendance());
        var other = TestDesk.of(tenant, "li.na").connect();
        one.close();
        one.awaitClosed(SOON);
        var seen = state("seen_at");
        await().until(() -> !seen.equals(state("seen_at")));
        assertEquals("OFFLINE true true", attendance());
        other.abort();
        await().until(() -> attendance().equals("OFFLINE false true"));
    }

    @Test
    void an_agent_over_server_sent_events_is_there_as_well() throws IOException {
        var address = URI.create("http://localhost:" + RestAssured.port + "/v1/stream");
        var stream = (HttpURLConnection) address.toURL().openConnection();
        var token = TestTokens.named(tenant.id(), "li.na", Duration.ofHours(1), Roles.AGENT);
        stream.setRequestProperty("Authorization", "Bearer " + token);
        assertEquals(200, stream.getResponseCode());
        await().until(() -> "OFFLINE true true".equals(attendance()));
        stream.disconnect();
        await().until(() -> "OFFLINE false true".equals(attendance()));
    }

    @Test
    void what_an_agent_had_chosen_stays_when_it_comes() {
        TestTenant.sql(
                """
                insert into agent_state (agent_id, tenant_id, seat, status, status_at, idle_since)
                values ('%s', '%s', '8001', 'AWAY', now(), now())
                on conflict (agent_id) do update set seat = excluded.seat, status = excluded.status
                """
                        .formatted(agent, tenant.id()));
        try (var desk = TestDesk.of(tenant, "li.na").connect()) {
            assertEquals("AWAY true true", attendance());
            assertEquals("8001", state("seat"));
        }
    }

    @Test
    void it_is_seen_again_and_again_by_the_platforms_clock() {
        try (var desk = TestDesk.of(tenant, "li.na").connect()) {
            SettableClock.advance(Duration.ofMinutes(10));
            await().until(() -> "true".equals(state("(seen_at > now() + interval '9 minutes')::text")));
            SettableClock.reset();
            await().until(() -> "true".equals(state("(seen_at <= now())::text")));
        }
    }

    @Test
    void of_two_instances_the_one_that_heard_it_last_counts_and_one_that_still_sees_it_brings_it_back() {
        var now = Instant.now();
        attendances.arrived(tenant.id(), agent, now.minusSeconds(5)).await().atMost(SOON);
        attendances.seen(tenant.id(), Map.of(agent, now), now).await().atMost(SOON);
        var latest = state("seen_at");
        attendances
                .seen(tenant.id(), Map.of(agent, now.minusSeconds(3)), now)
                .await()
                .atMost(SOON);
        assertEquals(latest, state("seen_at"));

        attendances.left(tenant.id(), agent).await().atMost(SOON);
        assertEquals("OFFLINE false true", attendance());
        attendances.seen(tenant.id(), Map.of(agent, now), now).await().atMost(SOON);
        assertEquals("OFFLINE true true", attendance());
    }

    @Test
    void whoever_was_away_begins_anew() {
        var now = Instant.now();
        attendances.arrived(tenant.id(), agent, now.minusSeconds(60)).await().atMost(SOON);
        var first = state("connected_at");
        attendances.arrived(tenant.id(), agent, now.minusSeconds(55)).await().atMost(SOON);
        assertEquals(first, state("connected_at"));
        attendances.arrived(tenant.id(), agent, now).await().atMost(SOON);
        assertNotEquals(first, state("connected_at"));
    }

    /** Status, whether it is connected, whether it was ever seen. */
    private String attendance() {
        return state("status || ' ' || (connected_at is not null) || ' ' || (seen_at is not null)");
    }

    private String state(String what) {
        return TestTenant.read("select %s from agent_state where agent_id = '%s'".formatted(what, agent));
    }
}
