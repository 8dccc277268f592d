package io.gatehouse.lane;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Sweeps;
import io.gatehouse.platform.Sweeps.Due;
import io.gatehouse.robot.Command;
import io.gatehouse.robot.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Which commands the broker has taken, written down many at a time. If we die before that they are sent once more, and
 * their robot knows them.
 */
@ApplicationScoped
class SentCommands {

    private final ConcurrentLinkedQueue<Due> taken = new ConcurrentLinkedQueue<>();
    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    SentCommands(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    void mark(Command command) {
        taken.add(new Due(command.tenantId(), command.id()));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, executionMaxDelay = Sweeps.SPREAD)
    Uni<Void> write() {
        List<Due> batch = new ArrayList<>();
        for (var next = taken.poll(); next != null; next = taken.poll()) {
            batch.add(next);
        }
        return Sweeps.perTenant(Uni.createFrom().item(batch), this::write);
    }

    private Uni<Void> write(UUID tenant, List<UUID> commands) {
        return database.write(tenant, tx -> List.of(() -> outbox.sent(tx, tenant, commands, clock.instant())))
                .onFailure()
                .invoke(() -> commands.forEach(command -> taken.add(new Due(tenant, command))))
                .onFailure()
                .recoverWithNull();
    }
}
