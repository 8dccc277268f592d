package io.gatehouse.support;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** An embedded MQTT 5 broker on 127.0.0.1 that keeps sessions and queued messages when it is restarted, or one that is given. */
public final class Broker implements AutoCloseable {
    /** Queues are long: what robots say while the platform is away must be there when it is back. */
    private static final String CONFIGURATION =
            """
            <hivemq>
              <listeners>
                <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
              </listeners>
              <mqtt>
                <queued-messages><max-queue-size>1000000</max-queue-size></queued-messages>
                <packets><max-packet-size>262144</max-packet-size></packets>
                <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
              </mqtt>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
              <persistence><mode>file</mode></persistence>
            </hivemq>
            """;

    static {
        // it writes what it still has within milliseconds, but would wait two seconds for more
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(100);
    }

    private final Supplier<EmbeddedHiveMQ> assembly;
    private final String host;
    private final int port;
    /** Null when it is given: then it is neither stopped nor started. */
    private EmbeddedHiveMQ hive;

    private Broker(Supplier<EmbeddedHiveMQ> assembly, String host, int port) {
        this.assembly = assembly;
        this.host = host;
        this.port = port;
    }

    static Broker start(BackboneOptions options, BrokerAccess robots, DataFolder folder) {
        int port = Ports.claim(options.brokerPort(), "the broker");
        var guard = new BrokerGuard(options.platform(), robots);
        var broker =
                new Broker(() -> assemble(CONFIGURATION.formatted(port), folder.broker(), guard), "127.0.0.1", port);
        broker.start();
        return broker;
    }

    /** @param address {@code mqtt://host:port} of one that lets everybody in */
    static Broker given(URI address) {
        return new Broker(null, address.getHost(), address.getPort());
    }

    private static EmbeddedHiveMQ assemble(String configuration, Path folder, BrokerGuard guard) {
        try {
            var conf = Files.createDirectories(folder.resolve("conf"));
            Files.writeString(conf.resolve("config.xml"), configuration);
            return assemble(conf, folder, guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedHiveMQ assemble(Path conf, Path folder, BrokerGuard guard) throws IOException {
        return EmbeddedHiveMQ.builder()
                .withConfigurationFolder(conf)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("gatehouse")
                        .withName("Gatehouse")
                        .withVersion("1")
                        .withExtensionMain(guard)
                        .build())
                .withoutLoggingBootstrap()
                .build();
    }

    /** Starts it again after {@link #stop()}, on the same port, with the sessions and queues it had. */
    public void start() {
        hive = assembly.get();
        try {
            hive.start().get();
        } catch (ExecutionException e) {
            throw new BackboneException(
                    "the broker did not start: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Takes it away, so that a test can see what the others do without it. */
    public void stop() {
        try {
            hive.close();
        } catch (ExecutionException e) {
            throw new BackboneException(
                    "the broker did not stop: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        if (hive != null) {
            stop();
        }
    }

    private static BackboneException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new BackboneException("interrupted", e);
    }
}
