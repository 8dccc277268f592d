package io.gatehouse.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.Roles;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
@Timeout(60)
class EventsCursorTest {

    private final UUID tenant = TestTenant.made().id();
    private final String token = TestTokens.of(tenant, Roles.AUDITOR);

    @Test
    void a_long_transaction_is_not_overtaken_by_short_ones() {
        try (var slow = new Teller(tenant);
                var quick = new Teller(tenant)) {
            slow.tells("began first");
            quick.tells("committed first").commits();
            var early = events("");
            assertEquals(List.of(), told(early));
            slow.tells("still there").commits();
            var late = eventsOnce(List.of("began first", "still there", "committed first"), "?after=" + next(early));
            assertEquals(List.of(), told(events("?after=" + next(late))));
        }
    }

    @Test
    void the_log_goes_on_behind_what_was_restored_into_a_younger_cluster() {
        try (var teller = new Teller(tenant)) {
            teller.tells("restored").commits();
            TestTenant.sql("update event set tx = (tx::text::bigint + 100000)::text::xid8 where tenant_id = '%s'"
                    .formatted(tenant));
            assertEquals(List.of(), told(events("")));
            TestTenant.sql("select transactions_restarted()");
            var old = eventsOnce(List.of("restored"), "");
            teller.tells("told since").commits();
            eventsOnce(List.of("told since"), "?after=" + next(old));
        }
    }

    @Test
    void a_reader_who_follows_next_sees_each_event_once_and_in_one_order() {
        var writers = IntStream.range(0, 6)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer)))
                .toList();
        var seen = new ArrayList<String>();
        var cursor = "?limit=7";
        while (seen.size() < 6 * 20 * 2) {
            var page = events(cursor);
            while (!told(page).isEmpty()) {
                seen.addAll(told(page));
                page = events("?limit=7&after=" + next(page));
            }
            cursor = "?limit=7&after=" + next(page);
        }
        writers.forEach(CompletableFuture::join);
        assertEquals(6 * 20 * 2, seen.size());
        assertEquals(List.of(), told(events(cursor)));
        assertEquals(seen.size(), new HashSet<>(seen).size());
        assertEquals(all("?limit=200"), seen);
    }

    /** Hundreds of turns of transactions that begin, tell, commit and roll back in each other's midst; read after each. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void long_and_short_transactions_side_by_side_are_each_seen_once(long seed) {
        var random = new Random(seed);
        var open = new ArrayList<Telling>();
        var committed = new ArrayList<String>();
        var seen = new ArrayList<String>();
        var cursor = "";
        for (int turn = 0; turn < 250; turn++) {
            take(random, open, committed, seed + "." + turn);
            var page = events("?limit=3" + cursor);
            seen.addAll(told(page));
            cursor = "&after=" + next(page);
            assertTrue(committed.containsAll(seen), "seen before it was committed: " + seen);
        }
        open.forEach(telling -> telling.commits(committed));
        for (int pages = 0; pages < 500 && seen.size() < committed.size(); pages++) {
            var page = events("?limit=3" + cursor);
            seen.addAll(told(page));
            cursor = "&after=" + next(page);
        }
        assertEquals(committed.size(), new HashSet<>(seen).size());
        assertEquals(new HashSet<>(committed), new HashSet<>(seen));
        assertEquals(List.of(), told(events("?limit=3" + cursor)));
        assertEquals(all("?limit=200"), seen);
        assertTrue(committed.size() > 60, committed.size() + " events");
    }

    /** The first ones stay open for long, the last one is soon over. */
    private void take(Random random, List<Telling> open, List<String> committed, String name) {
        int dice = random.nextInt(100);
        if (open.isEmpty() || dice < 20 && open.size() < 8) {
            open.add(new Telling(new Teller(tenant), new ArrayList<>()));
        } else if (dice < 65) {
            open.get(random.nextInt(open.size())).tells(name);
        } else {
            int which = dice < 90 ? open.size() - 1 : random.nextInt(open.size());
            var over = open.remove(which);
            if (dice % 10 == 0) {
                over.teller().close();
            } else {
                over.commits(committed);
            }
        }
    }

    private record Telling(Teller teller, List<String> told) {

        void tells(String what) {
            teller.tells(what);
            told.add(what);
        }

        void commits(List<String> committed) {
            teller.commits();
            teller.close();
            committed.addAll(told);
        }
    }

    @Test
    void filters_leave_out_what_was_not_asked_for_and_next_goes_on_all_the_same() {
        try (var teller = new Teller(tenant)) {
            teller.tells("a.one", "1").tells("b.two", "2").tells("c.three", "3").commits();
            eventsOnce(List.of("1", "3"), "?type=a.one&type=c.three");
            var none = events("?type=d.four");
            assertEquals(List.of(), told(none));
            teller.tells("d.four", "4").commits();
            eventsOnce(List.of("4"), "?type=d.four&after=" + next(none));
            assertEquals(List.of(), told(events("?subject=" + UUID.randomUUID())));
        }
    }

    @Test
    void next_is_always_there() {
        var empty = events("");
        assertFalse(next(empty).isEmpty());
        try (var teller = new Teller(tenant)) {
            teller.tells("1").commits();
        }
        eventsOnce(List.of("1"), "?after=" + next(empty));
    }

    @Test
    void another_tenants_events_are_not_shown() {
        try (var teller = new Teller(TestTenant.made().id())) {
            teller.tells("secret").commits();
        }
        assertEquals(List.of(), told(events("")));
    }

    @Test
    void what_is_no_cursor_is_refused() {
        for (var bad : List.of("x", "AAAA", "!", "_____________________w")) {
            var answer =
                    Wire.request("GET", "/v1/events?after=" + bad).token(token).send();
            assertEquals(400, answer.status(), bad);
            assertEquals("invalid-parameter", answer.code());
        }
    }

    private void write(int writer) {
        var random = new Random(writer);
        for (int n = 0; n < 20; n++) {
            try (var teller = new Teller(tenant)) {
                teller.tells(writer + "." + n + "a");
                if (random.nextInt(4) == 0) {
                    events("");
                }
                teller.tells(writer + "." + n + "b").commits();
            }
        }
    }

    private List<String> all(String query) {
        var page = events(query);
        var told = new ArrayList<>(told(page));
        while (!told(page).isEmpty()) {
            page = events(query + "&after=" + next(page));
            told.addAll(told(page));
        }
        return told;
    }

    /** What is committed is told as soon as all are over that began before it, also those of other tests and of jobs. */
    private Answer eventsOnce(List<String> told, String query) {
        return await().until(() -> events(query), page -> told(page).equals(told));
    }

    private Answer events(String query) {
        var answer = Wire.request("GET", "/v1/events" + query).token(token).send();
        assertEquals(200, answer.status(), answer.toString());
        return answer;
    }

    private static List<String> told(Answer page) {
        return StreamSupport.stream(page.json().path("data").spliterator(), false)
                .map(event -> event.at("/data/n").asText())
                .toList();
    }

    private static String next(Answer page) {
        assertTrue(page.json().path("next").isTextual(), page.toString());
        return page.json().path("next").asText();
    }
}
