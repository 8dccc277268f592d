package io.gatehouse.fee;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.park.Parks;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUp;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tariffs over HTTP. */
@Path("/v1/tariffs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tariffs")
public class TariffResource {

    private final Caller caller;
    private final SetUp setUp;
    private final TariffVersions tariffs;
    private final Parks parks;
    private final SoundTariffs sound;
    private final MergePatch mergePatch;
    private final Clock clock;

    TariffResource(
            Caller caller,
            SetUp setUp,
            TariffVersions tariffs,
            Parks parks,
            SoundTariffs sound,
            MergePatch mergePatch,
            Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.tariffs = tariffs;
        this.parks = parks;
        this.sound = sound;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "Tariffs, past and to come, newest first")
    public Uni<Page<TariffView>> list(@Valid @BeanParam PageQuery page, @QueryParam("parkId") UUID parkId) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> tariffs.page(tenant, page, Collections.singletonMap("parkId", parkId)))
                .map(rows -> Page.of(rows, page.limit, tariff -> tariff.id).map(TariffView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new tariff of a park, from a moment on; this is also how a tariff in force is replaced")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = TariffView.class)))
    public Uni<Response> create(@NotNull @Valid TariffInput input) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> parks.ofTenant(tenant, input.parkId())
                        .invoke(park -> sound.check("definition", input.definition(), park.currency))
                        .map(park -> new TariffVersion(tenant, clock.instant(), input))
                        .call(tariffs::persistAndFlush))
                .map(tariff -> answer(Response.created(URI.create("/v1/tariffs/" + tariff.id)), tariff));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "One tariff")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = TariffView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> tariffs.ofTenant(tenant, id)).map(tariff -> answer(Response.ok(), tariff));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a tariff that is not in force yet; one in force is replaced by a new one")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = TariffInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = TariffView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> tariffs.ofTenant(tenant, id)
                        .invoke(tariff -> ETags.match(ifMatch, tariff))
                        .invoke(this::changeable)
                        .call(tariff -> become(tariff, patch))
                        .call(tariffs::flush))
                .map(tariff -> answer(Response.ok(), tariff));
    }

    private Uni<Void> become(TariffVersion tariff, JsonNode patch) {
        var input = mergePatch
                .apply(TariffInput.of(tariff), patch, TariffInput.class)
                .stayingAt(tariff.parkId);
        return parks.ofTenant(tariff.tenantId, tariff.parkId)
                .invoke(park -> sound.check("definition", input.definition(), park.currency))
                .invoke(park -> tariff.become(input, clock.instant()))
                .replaceWithVoid();
    }

    private void changeable(TariffVersion tariff) {
        if (tariff.inForce(clock.instant())) {
            throw Problem.conflict("tariff-in-force", "Stays are charged by this tariff: make a new one instead.");
        }
    }

    private static Response answer(Response.ResponseBuilder response, TariffVersion tariff) {
        return ETags.tagged(response.entity(TariffView.of(tariff)), tariff).build();
    }
}
