package io.gatehouse.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import io.gatehouse.support.Instance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Robots that are there and say each half a minute how they are. In a process of their own: a process may have so many
 * files open, and the broker's end of each session is one in the process that measures.
 */
final class Heartbeats implements AutoCloseable {

    static final int EACH_SECONDS = 30;
    private static final int AT_A_TIME = 200;
    private static final String CONNECTED = "connected ";

    private final Process process;
    private final String connected;

    private Heartbeats(Process process, String connected) {
        this.process = process;
        this.connected = connected;
    }

    /** Returns when all are connected, or as many as can be. @param prefix of their codes, behind which they are counted */
    static Heartbeats start(Town town, String prefix, String secret, int robots) {
        var command = new ProcessBuilder(
                Instance.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Heartbeats.class.getName(),
                town.broker().host(),
                String.valueOf(town.broker().port()),
                prefix,
                secret,
                String.valueOf(robots));
        try {
            var process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var line = lines.readLine();
            while (line != null && !line.startsWith(CONNECTED)) {
                line = lines.readLine();
            }
            return new Heartbeats(process, line == null ? "none" : line.substring(CONNECTED.length()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How many, and why no more. */
    String connected() {
        return connected;
    }

    Usage usage() {
        return Usage.of(process.toHandle());
    }

    @Override
    public void close() {
        Instance.stop(process.toHandle());
    }

    /** Beats until it is ended. */
    public static void main(String[] args) {
        var robots = new ArrayList<Mqtt5AsyncClient>();
        String why = connect(args, robots);
        var next = new AtomicInteger();
        long pause = TimeUnit.SECONDS.toMicros(EACH_SECONDS) / Math.max(1, robots.size());
        Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(
                        () -> beat(robots.get(next.getAndIncrement() % robots.size()), next.get()),
                        0,
                        pause,
                        TimeUnit.MICROSECONDS);
        System.out.println(CONNECTED + robots.size() + why);
    }

    private static String connect(String[] args, List<Mqtt5AsyncClient> robots) {
        int wanted = Integer.parseInt(args[4]);
        while (robots.size() < wanted) {
            var some = new ArrayList<Mqtt5AsyncClient>();
            for (int each = 0; each < AT_A_TIME && robots.size() + some.size() < wanted; each++) {
                some.add(client(
                        args[0], Integer.parseInt(args[1]), args[2] + (robots.size() + some.size() + 1), args[3]));
            }
            try {
                CompletableFuture.allOf(some.stream()
                                .map(robot -> robot.connectWith().keepAlive(60).send())
                                .toArray(CompletableFuture[]::new))
                        .orTimeout(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException full) {
                return ", no more: " + full.getCause();
            }
            robots.addAll(some);
        }
        return "";
    }

    private static Mqtt5AsyncClient client(String host, int port, String code, String secret) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(code)
                .serverHost(host)
                .serverPort(port)
                .simpleAuth()
                .username(code)
                .password(secret.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
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
}
