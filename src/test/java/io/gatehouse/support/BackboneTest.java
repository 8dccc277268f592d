package io.gatehouse.support;

import static io.gatehouse.support.DatabaseBrokerAccess.sha256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import io.gatehouse.support.BackboneOptions.Login;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneTest {
    private static final String OURS = "gatehouse/v1/robots/R-1/";
    private static final String OTHERS = "gatehouse/v1/robots/R-2/";

    private static Backbone backbone;

    @BeforeAll
    static void start() throws SQLException {
        backbone = Backbone.start(BackboneOptions.temporary());
        asOwner("create table robot (code text unique, secret_hash text)");
        asOwner("insert into robot values ('R-1', '%s'), ('R-2', '%s'), ('revoked', null), ('R+', '%s')"
                .formatted(sha256("one"), sha256("two"), sha256("wild")));
    }

    @AfterAll
    static void stop() {
        backbone.close();
    }

    private static void asOwner(String sql) throws SQLException {
        execute(backbone, backbone.options().owner(), sql);
    }

    private static void execute(Backbone on, Login login, String sql) throws SQLException {
        try (var connection = on.database().connect(login);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Backbone on, String sql) throws SQLException {
        try (var connection = on.database().connect(on.options().owner());
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static Mqtt5BlockingClient client(String clientId, String user, String password) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost(backbone.broker().host())
                .serverPort(backbone.broker().port())
                .simpleAuth()
                .username(user)
                .password(password.getBytes())
                .applySimpleAuth()
                .buildBlocking();
    }

    private static Mqtt5BlockingClient robot() {
        var robot = client("R-1", "R-1", "one");
        robot.connect();
        return robot;
    }

    private static Mqtt5BlockingClient platform(String id) {
        var platform = client(id, "platform", "platform-secret");
        platform.connect();
        return platform;
    }

    private static void refused(String clientId, String user, String password) {
        var e = assertThrows(Mqtt5ConnAckException.class, () -> client(clientId, user, password)
                .connect());
        assertEquals(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED, e.getMqttMessage().getReasonCode());
    }

    private static void publish(Mqtt5BlockingClient client, String topic, boolean retain) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .payload("{}".getBytes())
                .send();
    }

    private static void subscribe(Mqtt5BlockingClient client, String filter) {
        client.subscribeWith().topicFilter(filter).send();
    }

    @Test
    void a_robot_with_its_secret_comes_in() {
        var robot = robot();
        assertTrue(robot.getState().isConnected());
        robot.disconnect();
    }

    @Test
    void nobody_else_comes_in() {
        refused("R-1", "R-1", "two");
        refused("R-9", "R-1", "one");
        refused("stranger", "stranger", "one");
        refused("revoked", "revoked", "");
        refused("R+", "R+", "wild");
        refused("x", "platform", "wrong");
        refused("x", "", "");
    }

    @Test
    void what_a_robot_publishes_below_its_own_up_reaches_the_platform_through_a_shared_subscription() throws Exception {
        var platform = platform("p-1");
        var robot = robot();
        try (var publishes = platform.publishes(MqttGlobalPublishFilter.ALL)) {
            subscribe(platform, "$share/gatehouse/gatehouse/v1/robots/+/up/#");
            publish(robot, OURS + "up/arrival", false);
            var received = publishes.receive(5, TimeUnit.SECONDS).orElseThrow();
            assertEquals(OURS + "up/arrival", received.getTopic().toString());
        }
        robot.disconnect();
        platform.disconnect();
    }

    @Test
    void a_robot_cannot_publish_anywhere_else() {
        for (var topic : new String[] {OTHERS + "up/arrival", OURS + "down/open", OURS + "up", "elsewhere"}) {
            var robot = robot();
            assertThrows(Mqtt5PubAckException.class, () -> publish(robot, topic, false), topic);
        }
        var robot = robot();
        assertThrows(Mqtt5PubAckException.class, () -> publish(robot, OTHERS + "up/presence", true));
    }

    @Test
    void a_robot_cannot_listen_anywhere_else() {
        for (var filter : new String[] {
            OTHERS + "down/#", "#", "gatehouse/v1/robots/+/down/#", OURS + "up/#", "$share/g/" + OURS + "down/#"
        }) {
            var robot = robot();
            assertThrows(Mqtt5SubAckException.class, () -> subscribe(robot, filter), filter);
            robot.disconnect();
        }
        var robot = robot();
        subscribe(robot, OURS + "down/#");
        robot.disconnect();
    }

    @Test
    void a_robot_cannot_leave_its_will_with_another() {
        assertThrows(Mqtt5ConnAckException.class, () -> client("R-1", "R-1", "one")
                .connectWith()
                .willPublish()
                .topic(OTHERS + "up/presence")
                .payload("{}".getBytes())
                .applyWillPublish()
                .send());
    }

    @Test
    void the_platforms_role_is_an_ordinary_one_and_needs_its_password() throws SQLException {
        var app = backbone.options().app();
        execute(backbone, app, "select 1");
        assertThrows(SQLException.class, () -> execute(backbone, new Login(app.name(), "wrong"), "select 1"));
        assertEquals(
                "false",
                read(
                        backbone,
                        "select (rolsuper or rolbypassrls)::text from pg_roles where rolname = 'gatehouse_app'"));
    }

    @Test
    void kept_data_are_durable_and_there_again_after_a_restart(@TempDir Path folder) throws SQLException {
        var options = BackboneOptions.keptIn(folder);
        try (var first = Backbone.start(options)) {
            execute(first, options.owner(), "create table note as select 'still here' as text");
            assertEquals("on", read(first, "show fsync"));
            assertEquals("on", read(first, "show synchronous_commit"));
        }
        try (var second = Backbone.start(options.withDatabasePasswords("new", "newer"))) {
            assertEquals("still here", read(second, "select text from note"));
        }
    }

    @Test
    void a_folder_that_is_in_use_gets_one_clear_line(@TempDir Path folder) {
        var options = BackboneOptions.keptIn(folder);
        try (var first = Backbone.start(options)) {
            var e = assertThrows(BackboneException.class, () -> Backbone.start(options));
            assertEquals("data folder " + folder + " is locked by another process that uses it", e.getMessage());
        }
    }

    @Test
    void a_taken_port_gets_one_clear_line() {
        int taken = backbone.broker().port();
        var broker = assertThrows(
                BackboneException.class,
                () -> Backbone.start(BackboneOptions.temporary().withPorts(0, taken)));
        assertEquals("port " + taken + " on 127.0.0.1 is taken: the broker cannot start there", broker.getMessage());
        int database = backbone.database().port();
        assertThrows(
                BackboneException.class,
                () -> Backbone.start(BackboneOptions.temporary().withPorts(database, 0)));
    }

    @Test
    void a_broker_that_was_away_still_has_what_it_had_to_deliver() throws Exception {
        var robot = client("R-1", "R-1", "one");
        robot.connectWith().cleanStart(false).sessionExpiryInterval(3600).send();
        robot.subscribeWith()
                .topicFilter(OURS + "down/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        robot.disconnectWith().sessionExpiryInterval(3600).send();
        var platform = platform("p-2");
        publish(platform, OURS + "down/open", false);
        platform.disconnect();

        backbone.broker().stop();
        assertFalse(reachable(backbone.broker().port()));
        backbone.broker().start();

        try (var publishes = robot.publishes(MqttGlobalPublishFilter.ALL)) {
            robot.connectWith().cleanStart(false).send();
            assertTrue(publishes.receive(5, TimeUnit.SECONDS).isPresent());
        }
        robot.disconnect();
    }

    private static boolean reachable(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
