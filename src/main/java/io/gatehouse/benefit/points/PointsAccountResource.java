package io.gatehouse.benefit.points;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Malls that keep members' points, over HTTP, as they are set up. */
@Path("/v1/points-accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "points")
public class PointsAccountResource {

    private final Caller caller;
    private final PointsAccountService accounts;

    PointsAccountResource(Caller caller, PointsAccountService accounts) {
        this.caller = caller;
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "Points accounts, newest first")
    public Uni<Page<PointsAccountView>> list(@Valid @BeanParam PageQuery page) {
        return accounts.page(caller.tenant(), page)
                .map(rows -> Page.of(rows, page.limit, account -> account.id).map(PointsAccountView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "A new points account: a mall whose members pay with points",
            description =
                    "The mall answers `PUT /reservations/{reference}`, `PUT /reservations/{reference}/confirmation`"
                            + " and `DELETE /reservations/{reference}` below the address, each with the bearer token, each"
                            + " repeatable with the same reference. A reservation `{plate, phone, parkId, stayId, owed, until}` is"
                            + " answered with `{amount}`: what the member's points are worth, at most what is owed.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = PointsAccountView.class)))
    public Uni<Response> create(@NotNull @Valid PointsAccountInput input) {
        return accounts.create(caller.tenant(), input)
                .map(account -> answer(Response.created(URI.create("/v1/points-accounts/" + account.id)), account));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "One points account")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = PointsAccountView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return accounts.get(caller.tenant(), id).map(account -> answer(Response.ok(), account));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a points account", description = "A secret that is left out stays.")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = PointsAccountInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = PointsAccountView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        return accounts.change(caller.tenant(), id, ifMatch, patch).map(account -> answer(Response.ok(), account));
    }

    private static Response answer(Response.ResponseBuilder response, PointsAccount account) {
        return ETags.tagged(response.entity(PointsAccountView.of(account)), account)
                .build();
    }
}
