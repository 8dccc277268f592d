package io.gatehouse.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a reader is told live, over whichever protocol: the log, and beside it what only this reader may know. */
@ApplicationScoped
public class LiveStream {

    /** So much is read ahead of what was told. */
    private static final int AHEAD = 16;

    private final EventStream events;
    private final AgentStreams agents;
    private final Clock clock;

    LiveStream(EventStream events, AgentStreams agents, Clock clock) {
        this.events = events;
        this.agents = agents;
        this.clock = clock;
    }

    /**
     * What somebody wants to follow.
     *
     * @param after where it was the last time; null: from now on
     * @param until when the token expires
     * @param revoked completes when the token is good no longer, though it has not expired
     */
    public record Wish(Audience audience, EventCursor after, EventQuery query, Instant until, Uni<Void> revoked) {

        /**
         * Ends with the token, and with it everything that was begun for it: Mutiny's {@code select().first(Duration)}
         * would not cancel that.
         */
        <T> Multi<T> ending(Multi<T> stream) {
            var expired = Uni.createFrom().voidItem().onItem().delayIt().by(left());
            Multi<T> expiry = Uni.join()
                    .first(expired, revoked)
                    .toTerminate()
                    .onItem()
                    .<T>transformToUni(over -> Uni.createFrom().failure(new Expired()))
                    .toMulti();
            return Multi.createBy()
                    .merging()
                    .withRequests(1)
                    .streams(stream, expiry)
                    .onFailure(Expired.class)
                    .recoverWithCompletion();
        }

        /** By the clock that tokens are verified by, which no test moves. */
        private Duration left() {
            var left = Duration.between(Instant.now(), until);
            return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
        }
    }

    private static final class Expired extends RuntimeException {

        Expired() {
            super("The token has expired.", null, false, false);
        }
    }

    /** To be closed when nobody follows any more. */
    AgentStream agentOf(Audience audience) {
        return audience.agentId() == null
                ? AgentStream.OF_NO_AGENT
                : agents.opened(audience.tenantId(), audience.agentId());
    }

    /** Begins with {@link StreamMessage#CONNECTED}, has no end. Nothing is read faster than it is taken. */
    Multi<StreamMessage> follow(Wish wish, AgentStream agent) {
        var from = wish.after() == null ? events.now() : Uni.createFrom().item(wish.after());
        return from.onItem().transformToMulti(cursor -> Multi.createBy()
                .concatenating()
                .streams(begun(wish, cursor, agent), goesOn(wish, cursor, agent)));
    }

    /** Whoever hears of the connection is present. */
    private Multi<StreamMessage> begun(Wish wish, EventCursor from, AgentStream agent) {
        return agent.begun().onItem().transformToMulti(beside -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(StreamMessage.connected(wish.audience(), from, clock.instant())),
                        wanted(wish, beside)));
    }

    /** One after the other, whatever stirs: what is told last is what is so. */
    private Multi<StreamMessage> goesOn(Wish wish, EventCursor from, AgentStream agent) {
        var told = events.follow(wish.audience(), from, wish.query())
                .map(StreamMessage::of)
                .map(event ->
                        Multi.createFrom().deferred(() -> agent.told(event).toMulti()));
        var changed =
                Multi.createBy().repeating().uni(agent::stirred).indefinitely().map(stirred -> changed(wish, agent));
        return Multi.createBy()
                .merging()
                .withRequests(AHEAD)
                .streams(told, changed)
                .onItem()
                .transformToMultiAndConcatenate(messages -> messages);
    }

    private static Multi<StreamMessage> changed(Wish wish, AgentStream agent) {
        return Uni.createFrom().deferred(agent::changed).onItem().transformToMulti(all -> wanted(wish, all));
    }

    private static Multi<StreamMessage> wanted(Wish wish, List<StreamMessage> all) {
        return Multi.createFrom().iterable(all).select().where(message -> wish.query()
                .wants(message.type()));
    }
}
