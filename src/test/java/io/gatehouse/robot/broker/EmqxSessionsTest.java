package io.gatehouse.robot.broker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** EMQX is asked by its management's documented request, and asked again when it does not answer. */
class EmqxSessionsTest {

    private static final String CLIENT = "/api/v5/clients/NS-E1";

    private final WireMockServer emqx =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        emqx.start();
    }

    @AfterEach
    void stop() {
        emqx.stop();
    }

    @Test
    void whoever_may_not_be_in_is_put_out() {
        emqx.stubFor(delete(CLIENT).willReturn(aResponse().withStatus(204)));

        sessions().end("NS-E1");

        awaitAsked(1);
        emqx.verify(deleteRequestedFor(urlEqualTo(CLIENT)).withBasicAuth(new BasicCredentials("key", "secret")));
    }

    @Test
    void it_is_asked_again_until_it_answers() {
        emqx.stubFor(delete(CLIENT)
                .inScenario("restart")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("back"));
        emqx.stubFor(delete(CLIENT)
                .inScenario("restart")
                .whenScenarioStateIs("back")
                .willReturn(aResponse().withStatus(404)));

        sessions().end("NS-E1");

        awaitAsked(2);
    }

    private void awaitAsked(int times) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> emqx.countRequestsMatching(
                                        deleteRequestedFor(urlEqualTo(CLIENT)).build())
                                .getCount()
                        == times);
    }

    private EmqxSessions sessions() {
        var management = URI.create("http://localhost:" + emqx.port());
        return new EmqxSessions(new Config(management));
    }

    private record Config(URI management) implements BrokerConfig, BrokerConfig.Emqx {

        @Override
        public Optional<String> secret() {
            return Optional.of("secret");
        }

        @Override
        public String clientPrefix() {
            return "gatehouse-";
        }

        @Override
        public Emqx emqx() {
            return this;
        }

        @Override
        public Optional<URI> url() {
            return Optional.of(management);
        }

        @Override
        public Optional<String> key() {
            return Optional.of("key");
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }
}
