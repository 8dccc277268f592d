package io.gatehouse.robot.broker;

import io.gatehouse.platform.Problem;
import io.gatehouse.platform.RandomSecret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers a broker: who may come in, and what is theirs. Nobody who is not known may anything. */
@ApplicationScoped
class BrokerService {

    private final BrokerConfig config;
    private final BrokerRobots robots;
    private final Optional<String> platform;
    private final Optional<String> password;

    BrokerService(
            BrokerConfig config,
            BrokerRobots robots,
            @ConfigProperty(name = "gatehouse.mqtt.username") Optional<String> platform,
            @ConfigProperty(name = "gatehouse.mqtt.password") Optional<String> password) {
        this.config = config;
        this.robots = robots;
        this.platform = platform;
        this.password = password;
    }

    /** Fails unless it is our broker that asks. */
    void asks(String shown) {
        if (!same(shown, config.secret())) {
            throw Problem.unauthorized("The broker's secret is needed.");
        }
    }

    Uni<BrokerAnswer> admit(MqttLogin login) {
        if (isPlatform(login.username())) {
            return now(same(login.password(), password) ? BrokerAnswer.ALLOW_ANYTHING : BrokerAnswer.DENY);
        }
        if (!isRobot(login.username(), login.clientid()) || login.password() == null) {
            return now(BrokerAnswer.DENY);
        }
        var secret = new RandomSecret(login.password());
        return robots.named(login.username())
                .map(robot -> BrokerAnswer.of(robot.isPresent() && robot.get().isLetInWith(secret)));
    }

    Uni<BrokerAnswer> allow(MqttAct act) {
        if (isPlatform(act.username())) {
            return now(BrokerAnswer.ALLOW);
        }
        return isRobot(act.username(), act.clientid())
                ? robots.named(act.username())
                        .map(robot ->
                                BrokerAnswer.of(robot.isPresent() && robot.get().may(act.action(), act.topic())))
                : now(BrokerAnswer.DENY);
    }

    private boolean isPlatform(String user) {
        return user != null && platform.filter(user::equals).isPresent();
    }

    /** Whoever comes under a client id puts out whoever has it: none comes under another's, least of all ours. */
    private boolean isRobot(String user, String clientId) {
        return user != null && user.equals(clientId) && !clientId.startsWith(config.clientPrefix());
    }

    private static boolean same(String shown, Optional<String> kept) {
        return shown != null
                && kept.filter(secret -> MessageDigest.isEqual(bytes(shown), bytes(secret)))
                        .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Uni<BrokerAnswer> now(BrokerAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
