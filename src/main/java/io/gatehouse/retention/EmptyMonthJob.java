package io.gatehouse.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Takes the empty tables of dropped months out of the log. Only their owner may, so it is done where the platform migrates by
 * itself and therefore knows the owner's password. Nothing waits for it: a month is detached concurrently, which itself waits
 * for those who read.
 */
@ApplicationScoped
class EmptyMonthJob {

    private static final Logger LOG = Logger.getLogger(EmptyMonthJob.class);

    /** Whoever comes second finds the lock taken and has nothing to do. */
    private static final String ALONE = "select pg_try_advisory_lock(hashtext('gatehouse.retention.empty'))";

    private static final String EMPTY =
            """
            select m.partition, coalesce(bool_or(i.inhdetachpending), false) as begun, count(i.inhrelid) > 0 as attached
            from event_month m left join pg_inherits i on i.inhrelid = to_regclass(quote_ident(m.partition))
            where m.emptied_at is not null group by m.month, m.partition order by m.month
            """;

    /** @param begun somebody had begun to detach it and did not live to end it */
    private record Month(String table, boolean begun, boolean attached) {}

    private final Flyway flyway;
    private final boolean owner;

    EmptyMonthJob(Flyway flyway, @ConfigProperty(name = "quarkus.flyway.password") Optional<String> password) {
        this.flyway = flyway;
        this.owner = password.isPresent();
    }

    @Scheduled(every = "{gatehouse.retention.sweep}", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        if (!owner) {
            return;
        }
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            connection.setAutoCommit(true);
            run(connection, "set lock_timeout = '10s'");
            for (var month : empty(connection)) {
                drop(connection, month);
            }
        } catch (SQLException failed) {
            LOG.warnf("Empty months of the log stay for now: %s", failed.getMessage());
        }
    }

    private static List<Month> empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var months = new ArrayList<Month>();
            try (var rows = statement.executeQuery(ALONE)) {
                if (!rows.next() || !rows.getBoolean(1)) {
                    return months;
                }
            }
            try (var rows = statement.executeQuery(EMPTY)) {
                while (rows.next()) {
                    months.add(new Month(rows.getString(1), rows.getBoolean(2), rows.getBoolean(3)));
                }
            }
            return months;
        }
    }

    private static void drop(Connection connection, Month month) throws SQLException {
        if (month.attached()) {
            run(
                    connection,
                    "alter table event detach partition " + month.table()
                            + (month.begun() ? " finalize" : " concurrently"));
        }
        run(connection, "drop table if exists " + month.table());
        run(connection, "delete from event_month where partition = '" + month.table() + "'");
        LOG.infof("The log's empty table %s is gone", month.table());
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
