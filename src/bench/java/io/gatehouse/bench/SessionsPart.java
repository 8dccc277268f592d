package io.gatehouse.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Robots that are there and say each half a minute how they are: what they cost the platform while nothing happens. */
final class SessionsPart {

    private static final int HEARTBEAT_SECONDS = 30;
    private static final int AT_A_TIME = 200;
    private static final String SECRET = "bench-secret";

    private final Town town;
    private final Platform platform;
    private final Report report;
    private final BenchOptions options;

    SessionsPart(Town town, Platform platform, BenchOptions options, Report report) {
        this.town = town;
        this.platform = platform;
        this.options = options;
        this.report = report;
    }

    void measure() throws InterruptedException, SQLException {
        var park = town.park(true);
        for (int sessions : options.sessions()) {
            measure(enrolled(park, sessions));
        }
    }

    private void measure(List<String> codes) throws InterruptedException {
        var robots = connected(codes);
        var next = new AtomicInteger();
        var heart = Executors.newSingleThreadScheduledExecutor();
        long pause = TimeUnit.SECONDS.toMicros(HEARTBEAT_SECONDS) / robots.size();
        heart.scheduleAtFixedRate(
                () -> beat(robots.get(next.getAndIncrement() % robots.size()), next.get()),
                0,
                pause,
                TimeUnit.MICROSECONDS);
        var time = options.each().multipliedBy(2);
        Thread.sleep(time.dividedBy(2).toMillis());
        double before = platform.processor();
        int beatsBefore = next.get();
        Thread.sleep(time.toMillis());
        double share = (platform.processor() - before) / time.toSeconds();
        double beats = (next.get() - beatsBefore) / (double) time.toSeconds();
        heart.shutdownNow();
        report.add(
                "robots connected",
                Report.text("%d, %.0f heartbeats/s", robots.size(), beats),
                Report.text("platform: %.2f of a processor, %d MiB", share, platform.memory()));
        CompletableFuture.allOf(
                        robots.stream().map(Mqtt5AsyncClient::disconnect).toArray(CompletableFuture[]::new))
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(slow -> null)
                .join();
    }

    private static void beat(Mqtt5AsyncClient robot, int number) {
        var code = robot.getConfig().getClientIdentifier().orElseThrow().toString();
        var said = Town.json()
                .put("id", UUID.randomUUID().toString())
                .put(
                        "bootId",
                        UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .put("seq", number)
                .put("at", Instant.now().toString())
                .put("power", "MAINS");
        robot.publishWith()
                .topic("gatehouse/v1/robots/" + code + "/up/health")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(said.toString().getBytes(StandardCharsets.UTF_8))
                .send();
    }

    /** As many as this machine lets in: the broker's end of each session is in this process, too. */
    private List<Mqtt5AsyncClient> connected(List<String> codes) {
        var robots = new ArrayList<Mqtt5AsyncClient>();
        for (int from = 0; from < codes.size(); from += AT_A_TIME) {
            var some = codes.subList(from, Math.min(codes.size(), from + AT_A_TIME)).stream()
                    .map(this::client)
                    .toList();
            try {
                CompletableFuture.allOf(some.stream()
                                .map(robot -> robot.connectWith().keepAlive(60).send())
                                .toArray(CompletableFuture[]::new))
                        .join();
            } catch (CompletionException full) {
                report.add(
                        "robots connected",
                        Report.text("%d", codes.size()),
                        Report.text(
                                "no more than %d: %s",
                                robots.size(), full.getCause().getMessage()));
                break;
            }
            robots.addAll(some);
        }
        return robots;
    }

    private Mqtt5AsyncClient client(String code) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(code)
                .serverHost(town.broker().host())
                .serverPort(town.broker().port())
                .simpleAuth()
                .username(code)
                .password(SECRET.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
    }

    /** Set up by one statement: over the API ten thousand would take longer than all that is measured. */
    private List<String> enrolled(String park, int number) throws SQLException {
        var prefix = Town.code("session");
        try (var connection = Town.owner(town.backbone());
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into robot (id, tenant_id, version, code, name, secret_hash, created_at)
                      select uuidv7(), '%s', 0, '%s-' || n, 'bench', '%s', now() from generate_series(1, %d) n
                    """
                            .formatted(town.tenant(), prefix, sha256(), number));
        }
        var codes = new ArrayList<String>();
        for (int robot = 1; robot <= number; robot++) {
            codes.add(prefix + "-" + robot);
        }
        return codes;
    }

    private static String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
