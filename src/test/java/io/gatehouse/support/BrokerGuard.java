package io.gatehouse.support;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.SharedSubscription;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import io.gatehouse.support.BackboneOptions.Login;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Stands at the broker's door: who may come in, and which topics are theirs. */
final class BrokerGuard implements ExtensionMain, SimpleAuthenticator {
    /** A code becomes part of a topic filter: it must not be able to widen it. */
    private static final Pattern CODE = Pattern.compile("[^+#/$\\p{Cntrl}\\s]{1,64}");

    private static final String ROOT = "gatehouse/v1/";
    /** Cameras of 臻识; here their code is their serial number. */
    private static final String DEVICES = "device/";

    private final Login platform;
    private final BrokerAccess robots;
    private ExecutorService lookups;

    BrokerGuard(Login platform, BrokerAccess robots) {
        this.platform = platform;
        this.robots = robots;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        lookups = Executors.newFixedThreadPool(2);
        Services.securityRegistry().setAuthenticatorProvider(client -> this);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        lookups.shutdownNow();
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        var decision = output.async(Duration.ofSeconds(10), TimeoutFallback.FAILURE);
        lookups.execute(() -> {
            try {
                decide(input, output);
            } finally {
                decision.resume();
            }
        });
    }

    private void decide(SimpleAuthInput input, SimpleAuthOutput output) {
        var connect = input.getConnectPacket();
        var user = connect.getUserName().orElse("");
        var secret = connect.getPassword().map(BrokerGuard::text).orElse("");
        if (isPlatform(user, secret)) {
            admit(output, platformTopics());
        } else if (isRobot(user, connect.getClientId(), secret)) {
            admit(output, topicsOf(user));
        } else {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED);
        }
    }

    private boolean isPlatform(String user, String secret) {
        return user.equals(platform.name()) && MessageDigest.isEqual(bytes(secret), bytes(platform.password()));
    }

    private boolean isRobot(String user, String clientId, String secret) {
        return user.equals(clientId) && CODE.matcher(user).matches() && robots.admits(user, secret);
    }

    private static void admit(SimpleAuthOutput output, List<TopicPermission> topics) {
        var permissions = output.getDefaultPermissions();
        permissions.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
        topics.forEach(permissions::add);
        output.authenticateSuccessfully();
    }

    private static List<TopicPermission> platformTopics() {
        return List.of(
                permission(ROOT + "#", MqttActivity.ALL, SharedSubscription.ALL),
                permission(DEVICES + "#", MqttActivity.ALL, SharedSubscription.ALL));
    }

    private static List<TopicPermission> topicsOf(String code) {
        var own = ROOT + "robots/" + code;
        var device = DEVICES + code + "/message";
        return List.of(
                permission(device + "/up/+", MqttActivity.PUBLISH, SharedSubscription.ALL),
                permission(device + "/down/+/reply", MqttActivity.PUBLISH, SharedSubscription.ALL),
                permission(device + "/down/+", MqttActivity.SUBSCRIBE, SharedSubscription.NOT_SHARED),
                permission(own + "/up/+/#", MqttActivity.PUBLISH, SharedSubscription.ALL),
                permission(own + "/down/#", MqttActivity.SUBSCRIBE, SharedSubscription.NOT_SHARED));
    }

    private static TopicPermission permission(String filter, MqttActivity activity, SharedSubscription shared) {
        return Builders.topicPermission()
                .topicFilter(filter)
                .activity(activity)
                .sharedSubscription(shared)
                .build();
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
