package io.gatehouse.simulator.desk;

import static io.gatehouse.simulator.desk.Console.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.simulator.traffic.PlatformApi;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Now and then somebody rings the desk by phone, through the call centre that is only played, and hangs up again. */
final class Hotline implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Hotline.class.getName());
    private static final String NUMBER = "4000000000";
    /** Of the card holders in town. */
    private static final String HOLDER = "13800138000";

    private final PlatformApi operator;
    private final Random random;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Hotline::daemon);

    Hotline(PlatformApi operator, long seed) {
        this.operator = operator;
        random = new Random(seed);
    }

    Hotline open(Duration every, Duration talk) {
        if (operator.get("/v1/call-centers?kind=SANDBOX").path("data").isEmpty()) {
            var center = json().put("kind", "SANDBOX").put("name", "Hot-line");
            center.putObject("settings").put("routing", "GATEHOUSE");
            operator.post("/v1/call-centers", center);
        }
        clock.scheduleWithFixedDelay(
                () -> guarded(() -> ring(talk)), every.toMillis() / 2, every.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void ring(Duration talk) {
        var from = random.nextBoolean() ? HOLDER : "139%08d".formatted(random.nextInt(100_000_000));
        var call = operator.post(
                "/v1/sandbox/phone-calls", json().put("from", from).put("to", NUMBER));
        clock.schedule(() -> guarded(() -> hangUp(call)), talk.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void hangUp(JsonNode call) {
        operator.post("/v1/sandbox/phone-calls/" + call.path("id").asText() + "/hang-up", json());
    }

    /** The next one may get through. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (PlatformApi.Refused e) {
            LOG.log(System.Logger.Level.INFO, e.getMessage());
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "hot-line");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
