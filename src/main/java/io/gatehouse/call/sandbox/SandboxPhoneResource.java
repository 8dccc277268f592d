package io.gatehouse.call.sandbox;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.call.sandbox.SandboxPhoneCall.State;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Phones of the sandbox, for demonstrations: whoever rings, answers and hangs up there is a request. */
@Path("/v1/sandbox/phone-calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sandbox")
public class SandboxPhoneResource {

    private final Caller caller;
    private final SandboxPhoneService phones;

    SandboxPhoneResource(Caller caller, SandboxPhoneService phones) {
        this.caller = caller;
        this.phones = phones;
    }

    /** Who rings whom. */
    @Schema(name = "SandboxDialling")
    public record Dialling(
            @Schema(description = "the caller's number, however it is written", examples = "13800138000")
                    @NotBlank @Size(max = 40) String from,
            @Schema(description = "the hot-line", examples = "4000000000") @NotBlank @Size(max = 40) String to) {}

    /** Which of the desk's phones. */
    @Schema(name = "SandboxSeat")
    public record Seat(
            @Schema(description = "4 to 6 digits", examples = "1001")
                    @NotNull @Size(max = 6) @Pattern(regexp = "[0-9]{4,6}") String seat) {}

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Demo only: somebody rings the hot-line")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = SandboxPhoneCall.class)))
    public Uni<Response> ring(@NotNull @Valid Dialling dialling) {
        return phones.comeIn(caller.tenant(), dialling.from(), dialling.to())
                .map(call -> Response.created(URI.create("/v1/sandbox/phone-calls/" + call.id()))
                        .entity(call)
                        .build());
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Demo only: who is rung, and who talks; newest first")
    public Uni<Page<SandboxPhoneCall>> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("state") State state,
            @QueryParam("seat") @Size(max = 6) String seat) {
        return phones.page(caller.tenant(), page, state, seat)
                .map(rows -> Page.of(rows, page.limit, SandboxPhoneCall::id));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Demo only: one phone call")
    public Uni<SandboxPhoneCall> get(@PathParam("id") UUID id) {
        return phones.get(caller.tenant(), id);
    }

    @POST
    @Path("/{id}/ringing")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Demo only: the call centre lets a seat ring")
    public Uni<SandboxPhoneCall> offer(@PathParam("id") UUID id, @NotNull @Valid Seat seat) {
        return phones.ring(caller.tenant(), id, seat.seat());
    }

    @POST
    @Path("/{id}/answer")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Demo only: at a seat somebody takes the receiver")
    public Uni<SandboxPhoneCall> answer(@PathParam("id") UUID id, @NotNull @Valid Seat seat) {
        return phones.answer(caller.tenant(), id, seat.seat());
    }

    @POST
    @Path("/{id}/hang-up")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Demo only: it is over")
    public Uni<SandboxPhoneCall> hangUp(@PathParam("id") UUID id) {
        return phones.hangUp(caller.tenant(), id);
    }
}
