package io.gatehouse.lane;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.card.RenewalState;
import io.gatehouse.lane.CheckoutService.Begun;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the codes on the robots' screens lead to, for the back end of a mini-program. */
@Path("/v1/checkouts/{token}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "checkouts")
public class CheckoutResource {

    private static final int LONGEST_TOKEN = 200;

    private final Caller caller;
    private final CheckoutService checkouts;

    CheckoutResource(Caller caller, CheckoutService checkouts) {
        this.caller = caller;
        this.checkouts = checkouts;
    }

    /** A payment that has begun, or a renewal that waits for its decision. */
    @Schema(name = "CheckoutPaymentBegun")
    public record BegunView(
            @Schema(description = "of the payment; null when there is none yet", nullable = true) UUID id,
            @Schema(
                            description = "of the payment, else of the renewal",
                            examples = {"CREATED", "SUCCEEDED", "REQUESTED", "RENEWED"})
                    String state,
            @Schema(description = "what the driver's phone opens to pay", nullable = true) String codeUrl,
            @Schema(nullable = true) UUID orderId,
            @Schema(nullable = true) UUID renewalId) {

        static BegunView of(Begun begun) {
            var renewal = begun.renewal();
            var renewalId = renewal == null ? null : renewal.id();
            var payment = begun.payment();
            return payment == null
                    ? new BegunView(null, renewal.state().name(), null, renewal.orderId(), renewalId)
                    : new BegunView(
                            payment.id(), payment.state().name(), payment.codeUrl(), payment.orderId(), renewalId);
        }
    }

    @GET
    @RolesAllowed({Roles.DRIVER_BACKEND, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "What a scanned code is about; also when the car has gone")
    public Uni<CheckoutView> get(@PathParam("token") @Size(max = LONGEST_TOKEN) String token) {
        return checkouts.look(caller.tenant(), token).map(CheckoutView::of);
    }

    @POST
    @Path("/driver")
    @RolesAllowed({Roles.DRIVER_BACKEND, Roles.OPERATOR})
    @Operation(
            summary = "Makes the driver of a car without a plate known",
            description = "At an entry the gate opens. At an exit the stay is found by the driver, and its fee told.")
    public Uni<CheckoutView> identify(
            @PathParam("token") @Size(max = LONGEST_TOKEN) String token, @NotNull @Valid CheckoutDriver input) {
        return checkouts.identify(caller.tenant(), token, input.driver()).map(CheckoutView::of);
    }

    @POST
    @Path("/payments")
    @RolesAllowed({Roles.DRIVER_BACKEND, Roles.OPERATOR})
    @Operation(
            summary = "Begins to pay what the code is about: the fee, a renewal, arrears",
            description =
                    "202 with the state REQUESTED where the park reviews renewals: then it is paid when approved.")
    @APIResponse(
            responseCode = "200",
            description = "The attempt that is live already, or a renewal that costs nothing",
            content = @Content(schema = @Schema(implementation = BegunView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = BegunView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The renewal waits for a decision",
            content = @Content(schema = @Schema(implementation = BegunView.class)))
    public Uni<Response> pay(
            @PathParam("token") @Size(max = LONGEST_TOKEN) String token, @NotNull @Valid CheckoutPayment input) {
        return checkouts
                .pay(caller.tenant(), token, input.wish(caller.subject()))
                .map(CheckoutResource::answer);
    }

    private static Response answer(Begun begun) {
        var view = BegunView.of(begun);
        if (begun.started() == null) {
            boolean waits = begun.renewal().state() == RenewalState.REQUESTED;
            return Response.status(waits ? 202 : 200).entity(view).build();
        }
        var at = URI.create("/v1/orders/" + view.orderId() + "/payments/" + view.id());
        return Response.status(begun.started().fresh() ? 201 : 200)
                .location(at)
                .entity(view)
                .build();
    }
}
