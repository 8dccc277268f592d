package io.gatehouse.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.gatehouse.support.Backbone;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The broker's limit: messages of an arrival's size that one peer sends back as soon as it has them, QoS 1 and a shared
 * subscription, as the platform does, and no work in between.
 */
final class Echo {

    private static final String UP = "gatehouse/v1/bench/up/";
    private static final String DOWN = "gatehouse/v1/bench/down/";
    private static final byte[] LIKE_AN_ARRIVAL = new byte[400];

    private final Backbone backbone;
    private final Queue<Long> took = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private volatile long end;

    private Echo(Backbone backbone) {
        this.backbone = backbone;
    }

    static Arrivals.Measured measured(Backbone backbone, int lanes, Duration time) throws InterruptedException {
        return new Echo(backbone).run(lanes, time);
    }

    private Arrivals.Measured run(int lanes, Duration time) throws InterruptedException {
        var peer = client("peer");
        listen(peer, "$share/bench/" + UP + "+", heard -> send(peer, DOWN + lane(heard)));
        var robots = IntStream.range(0, lanes)
                .mapToObj(lane -> {
                    var robot = client("lane-" + lane);
                    listen(robot, DOWN + lane, heard -> back(robot, lane(heard)));
                    return robot;
                })
                .toList();
        end = System.nanoTime() + time.multipliedBy(4).dividedBy(3).toNanos();
        IntStream.range(0, lanes).forEach(lane -> begin(robots.get(lane), String.valueOf(lane)));
        Thread.sleep(time.dividedBy(3).toMillis());
        took.clear();
        long begun = System.nanoTime();
        Thread.sleep(time.toMillis());
        var samples = Samples.of(took);
        double seconds = (System.nanoTime() - begun) / 1e9;
        robots.forEach(Mqtt5AsyncClient::disconnect);
        peer.disconnect().join();
        return new Arrivals.Measured(samples.count() / seconds, samples, 0);
    }

    private void back(Mqtt5AsyncClient robot, String lane) {
        took.add(System.nanoTime() - sent.get(lane));
        if (System.nanoTime() < end) {
            begin(robot, lane);
        }
    }

    private void begin(Mqtt5AsyncClient robot, String lane) {
        sent.put(lane, System.nanoTime());
        send(robot, UP + lane);
    }

    private static void send(Mqtt5AsyncClient from, String topic) {
        from.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(LIKE_AN_ARRIVAL)
                .send();
    }

    private static String lane(Mqtt5Publish heard) {
        var levels = heard.getTopic().getLevels();
        return levels.get(levels.size() - 1);
    }

    private static void listen(Mqtt5AsyncClient client, String filter, Consumer<Mqtt5Publish> ears) {
        client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(ears)
                .send()
                .join();
    }

    private Mqtt5AsyncClient client(String name) {
        var login = backbone.options().platform();
        var client = MqttClient.builder()
                .useMqttVersion5()
                .identifier("bench-" + name)
                .serverHost(backbone.broker().host())
                .serverPort(backbone.broker().port())
                .simpleAuth()
                .username(login.name())
                .password(login.password().getBytes())
                .applySimpleAuth()
                .buildAsync();
        client.connectWith().keepAlive(30).send().join();
        return client;
    }
}
