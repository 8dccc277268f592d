package io.gatehouse.support;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.common.runtime.ScheduledInvoker;
import io.quarkus.scheduler.common.runtime.ScheduledMethod;
import io.quarkus.scheduler.common.runtime.SchedulerContext;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The platform's jobs. Those that run every few seconds run five times a second in tests: the scheduler looks at its clock
 * but once a second, and most of what tests wait for is a job. That two rounds meet is as with two instances. Who tells
 * histories step by step stops them all, and runs them when it is their turn.
 */
@ApplicationScoped
public class Jobs {

    private static final Set<String> OFTEN = Set.of("1s", "2s", "5s");
    private static final long PAUSE_MILLIS = 200;

    private final SchedulerContext jobs;
    private final Scheduler scheduler;
    private final Vertx vertx;

    Jobs(SchedulerContext jobs, Scheduler scheduler, Vertx vertx) {
        this.jobs = jobs;
        this.scheduler = scheduler;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started) {
        jobs.getScheduledMethods().stream().filter(Jobs::isOften).forEach(job -> {
            var invoker = jobs.createInvoker(job.getInvokerClassName());
            var running = new AtomicBoolean();
            vertx.setPeriodic(PAUSE_MILLIS, tick -> {
                if (scheduler.isRunning() && running.compareAndSet(false, true)) {
                    run(invoker).whenComplete((done, failure) -> running.set(false));
                }
            });
        });
    }

    /** Whatever has not begun does not begin. */
    public void stop() {
        scheduler.pause();
    }

    public void goOn() {
        scheduler.resume();
    }

    /** One round, now. @param type its simple name */
    public Uni<Void> round(String type, String method) {
        var job = jobs.getScheduledMethods().stream()
                .filter(each -> each.getDeclaringClassName().endsWith("." + type)
                        && each.getMethodName().equals(method))
                .findFirst()
                .orElseThrow();
        return Uni.createFrom().completionStage(() -> run(jobs.createInvoker(job.getInvokerClassName())));
    }

    private CompletionStage<Void> run(ScheduledInvoker job) {
        var context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        return CompletableFuture.supplyAsync(() -> invoked(job), round -> context.runOnContext(now -> round.run()))
                .thenCompose(done -> done);
    }

    private static CompletionStage<Void> invoked(ScheduledInvoker job) {
        try {
            return job.invoke(null);
        } catch (Exception failed) {
            return CompletableFuture.failedStage(failed);
        }
    }

    private static boolean isOften(ScheduledMethod job) {
        return job.getSchedules().stream().map(Scheduled::every).anyMatch(every -> OFTEN.contains(value(every)));
    }

    private static String value(String every) {
        return every.startsWith("{")
                ? ConfigProvider.getConfig().getValue(every.substring(1, every.length() - 1), String.class)
                : every;
    }
}
