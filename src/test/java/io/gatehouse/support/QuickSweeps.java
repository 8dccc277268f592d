package io.gatehouse.support;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.common.runtime.ScheduledInvoker;
import io.quarkus.scheduler.common.runtime.ScheduledMethod;
import io.quarkus.scheduler.common.runtime.SchedulerContext;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Jobs that run each second run five times a second in tests: the scheduler looks at its clock but once a second, and most
 * of what tests wait for is a job. That two rounds meet is as with two instances.
 */
@ApplicationScoped
class QuickSweeps {

    private static final String EACH_SECOND = "1s";
    private static final long PAUSE_MILLIS = 200;

    void begin(@Observes StartupEvent started, SchedulerContext jobs, Vertx vertx) {
        jobs.getScheduledMethods().stream().filter(QuickSweeps::isEachSecond).forEach(job -> {
            var sweep = new Sweep(jobs.createInvoker(job.getInvokerClassName()), new AtomicBoolean());
            vertx.setPeriodic(PAUSE_MILLIS, tick -> {
                var context = VertxContext.getOrCreateDuplicatedContext(vertx);
                VertxContextSafetyToggle.setContextSafe(context, true);
                context.runOnContext(now -> sweep.once());
            });
        });
    }

    private static boolean isEachSecond(ScheduledMethod job) {
        return job.getSchedules().stream().map(Scheduled::every).anyMatch(every -> value(every)
                .equals(EACH_SECOND));
    }

    private static String value(String every) {
        return every.startsWith("{")
                ? ConfigProvider.getConfig().getValue(every.substring(1, every.length() - 1), String.class)
                : every;
    }

    private record Sweep(ScheduledInvoker job, AtomicBoolean running) {

        void once() {
            if (running.compareAndSet(false, true)) {
                try {
                    job.invoke(null).whenComplete((done, failure) -> running.set(false));
                } catch (Exception failed) {
                    running.set(false);
                }
            }
        }
    }
}
