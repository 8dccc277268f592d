package io.gatehouse.lane.controller;

import io.gatehouse.platform.Database;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Handouts;
import io.gatehouse.robot.Handouts.Outstanding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Hands out commands to controllers that ask for them and wait. A command comes again, with the same id, until it is
 * acknowledged or its deadline has passed; whoever waits when it is granted gets it, however many wait.
 */
@ApplicationScoped
class Polls {

    /** An answer may be lost on its way. */
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final CommandSignal signal;
    private final Database database;
    private final Handouts handouts;
    private final Clock clock;

    Polls(CommandSignal signal, Database database, Handouts handouts, Clock clock) {
        this.signal = signal;
        this.database = database;
        this.handouts = handouts;
        this.clock = clock;
    }

    /**
     * One who asks.
     *
     * @param began since then it waits: whatever was granted since is news to it
     */
    record Poll(UUID tenant, UUID lane, String robot, Instant began, Instant end) {}

    private record Look(List<Command> due, Instant again) {}

    /** Empty when nothing came in that time. */
    Uni<List<Command>> next(UUID tenant, UUID lane, String robot, Duration wait) {
        var now = clock.instant();
        return next(new Poll(tenant, lane, robot, now, now.plus(wait)));
    }

    /** All that is not done yet, for one who only looks. */
    Uni<List<Command>> peek(UUID tenant, UUID lane, String robot) {
        return database.inTenant(tenant, tx -> handouts.outstanding(tx, tenant, lane, robot, clock.instant()))
                .map(all -> all.stream().map(Outstanding::command).toList());
    }

    private Uni<List<Command>> next(Poll poll) {
        var ticket = signal.take(poll.lane());
        return look(poll).onFailure().invoke(ticket::giveBack).chain(look -> {
            var left = left(poll, look);
            if (!look.due().isEmpty() || left.isZero()) {
                ticket.giveBack();
                return Uni.createFrom().item(look.due());
            }
            return ticket.within(left).chain(() -> next(poll));
        });
    }

    /** Until the poll is over, or something that was handed out is to be handed out again. */
    private Duration left(Poll poll, Look look) {
        var next = look.again() != null && look.again().isBefore(poll.end()) ? look.again() : poll.end();
        var left = Duration.between(clock.instant(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Uni<Look> look(Poll poll) {
        var now = clock.instant();
        return database.inTenant(
                poll.tenant(), tx -> handouts.outstanding(tx, poll.tenant(), poll.lane(), poll.robot(), now)
                        .map(all -> look(poll, withoutOldPictures(all), now))
                        .call(look -> handedOut(tx, poll, look.due(), now)));
    }

    private Uni<Void> handedOut(SqlConnection tx, Poll poll, List<Command> due, Instant now) {
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : handouts.handedOut(
                        tx, poll.tenant(), due.stream().map(Command::id).toList(), now);
    }

    private static Look look(Poll poll, List<Outstanding> all, Instant now) {
        var due = all.stream()
                .filter(each -> isDue(poll, each, now))
                .map(Outstanding::command)
                .toList();
        var again = all.stream()
                .filter(each -> each.lastAt() != null)
                .map(each -> each.lastAt().plus(AGAIN))
                .min(Instant::compareTo);
        return new Look(due, again.orElse(null));
    }

    private static boolean isDue(Poll poll, Outstanding each, Instant now) {
        return each.lastAt() == null
                || !each.lastAt().plus(AGAIN).isAfter(now)
                || !each.command().createdAt().isBefore(poll.began());
    }

    /** Only the newest of what the lane shall show. */
    private static List<Outstanding> withoutOldPictures(List<Outstanding> all) {
        var newest = all.stream()
                .map(Outstanding::command)
                .filter(command -> command.kind() == Command.Kind.PRESENT)
                .reduce((older, newer) -> newer);
        return all.stream()
                .filter(each -> each.command().kind() != Command.Kind.PRESENT
                        || each.command().equals(newest.get()))
                .toList();
    }
}
