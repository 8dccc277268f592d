package io.gatehouse.lane.controller;

import io.gatehouse.platform.Notifications;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Wakes those who wait for a command of their lane, on every instance (trigger of V65). Nobody asks the database meanwhile. */
@ApplicationScoped
class CommandSignal {

    private final Notifications notifications;
    private final ConcurrentHashMap<UUID, Set<Ticket>> waiting = new ConcurrentHashMap<>();

    CommandSignal(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Whatever was told while nobody listened is looked for when listening (again) begins. */
    void start(@Observes StartupEvent started) {
        notifications.listen("gatehouse_lane_commands", this::wakeAll, this::wake);
    }

    /** Taken before one looks: what is committed from then on wakes it. */
    final class Ticket {
        private final UUID lane;
        private final CompletableFuture<Void> woken = new CompletableFuture<>();

        private Ticket(UUID lane) {
            this.lane = lane;
        }

        /** Done when something was told, or this time is over. */
        Uni<Void> within(Duration time) {
            return Uni.createFrom()
                    .completionStage(woken)
                    .ifNoItem()
                    .after(time)
                    .recoverWithItem((Void) null)
                    .onTermination()
                    .invoke(this::giveBack);
        }

        void giveBack() {
            waiting.computeIfPresent(lane, (id, tickets) -> {
                tickets.remove(this);
                return tickets.isEmpty() ? null : tickets;
            });
        }
    }

    Ticket take(UUID lane) {
        var ticket = new Ticket(lane);
        waiting.compute(lane, (id, tickets) -> {
            var all = tickets == null ? ConcurrentHashMap.<Ticket>newKeySet() : tickets;
            all.add(ticket);
            return all;
        });
        return ticket;
    }

    /** How many wait for this lane's commands. */
    int waiting(UUID lane) {
        return waiting.getOrDefault(lane, Set.of()).size();
    }

    private void wake(UUID lane) {
        waiting.getOrDefault(lane, Set.of()).forEach(ticket -> ticket.woken.complete(null));
    }

    private void wakeAll() {
        waiting.keySet().forEach(this::wake);
    }
}
