package io.gatehouse.robot.broker;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What EMQX's HTTP authentication and authorization ask. For the internal network only: a proxy in front of the platform
 * does not pass {@code /v1/mqtt} on.
 */
@Path("/v1/mqtt")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "robots")
public class BrokerResource {

    private static final String SECRET = "X-Broker-Secret";
    private static final String INTERNAL =
            "For the broker, on the internal network only; it shows its own secret. A refusal"
                    + " is an answer, `deny`; whatever is not 200 EMQX takes for no answer, and lets nobody in.";

    private final BrokerService broker;

    BrokerResource(BrokerService broker) {
        this.broker = broker;
    }

    @POST
    @Path("/authentication")
    @PermitAll
    @Operation(summary = "Whether a robot may connect, as EMQX asks it", description = INTERNAL)
    public Uni<BrokerAnswer> authentication(
            @HeaderParam(SECRET) @Size(max = 500) @Parameter(description = "the broker's secret") String secret,
            @NotNull @Valid MqttLogin login) {
        broker.asks(secret);
        return broker.admit(login);
    }

    @POST
    @Path("/authorization")
    @PermitAll
    @Operation(summary = "Whether a robot may publish or subscribe, as EMQX asks it", description = INTERNAL)
    public Uni<BrokerAnswer> authorization(
            @HeaderParam(SECRET) @Size(max = 500) @Parameter(description = "the broker's secret") String secret,
            @NotNull @Valid MqttAct act) {
        broker.asks(secret);
        return broker.allow(act);
    }
}
