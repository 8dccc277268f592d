package io.gatehouse.card;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a card's renewal is asked for. */
@Path("/v1/cards/{id}/renewals")
@Tag(name = "cards")
public class CardRenewalResource {

    private final Caller caller;
    private final RenewalService service;

    CardRenewalResource(Caller caller, RenewalService service) {
        this.caller = caller;
        this.service = service;
    }

    /** For how long a card shall be extended. */
    public record RenewalRequest(@Schema(description = "calendar months") @NotNull @Min(1) @Max(36) Integer months) {}

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND})
    @Operation(
            summary = "Asks to extend a card",
            description =
                    "Where the park reviews renewals it waits for a decision; else its order is to be paid at once."
                            + " A pending renewal for the same months is answered again, any other makes way.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RenewalView.class)))
    public Uni<Response> request(@PathParam("id") UUID id, @NotNull @Valid RenewalRequest input) {
        return service.request(caller.tenant(), id, input.months(), caller.subject())
                .map(renewal -> Response.created(URI.create("/v1/renewals/" + renewal.id()))
                        .entity(RenewalView.of(renewal))
                        .build());
    }
}
