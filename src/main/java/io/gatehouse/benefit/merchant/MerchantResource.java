package io.gatehouse.benefit.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.benefit.GrantedBenefits;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Merchants over HTTP, as they are set up. */
@Path("/v1/merchants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "merchants")
public class MerchantResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Merchants merchants;
    private final GrantedBenefits benefits;
    private final MergePatch mergePatch;
    private final Clock clock;

    MerchantResource(
            Caller caller,
            SetUp setUp,
            Merchants merchants,
            GrantedBenefits benefits,
            MergePatch mergePatch,
            Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.merchants = merchants;
        this.benefits = benefits;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Merchants, newest first")
    public Uni<Page<MerchantView>> list(@Valid @BeanParam PageQuery page) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> merchants.page(tenant, page, Map.of()))
                .map(rows -> Page.of(rows, page.limit, merchant -> merchant.id).map(MerchantView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new merchant, which may validate stays")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = MerchantView.class)))
    public Uni<Response> create(@NotNull @Valid MerchantInput input) {
        var tenant = caller.tenant();
        var checked = input.checked();
        return benefits.placed(tenant, checked.parks())
                .chain(() -> setUp.inTenant(
                        tenant, () -> merchants.persistAndFlush(new Merchant(tenant, clock.instant(), checked))))
                .map(merchant -> answer(Response.created(URI.create("/v1/merchants/" + merchant.id)), merchant));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "One merchant")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = MerchantView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> merchants.ofTenant(tenant, id))
                .map(merchant -> answer(Response.ok(), merchant));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a merchant; what it validated stays as it is")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = MerchantInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = MerchantView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> merchants
                        .ofTenant(tenant, id)
                        .invoke(merchant -> ETags.match(ifMatch, merchant))
                        .call(merchant -> change(merchant, patch)))
                .map(merchant -> answer(Response.ok(), merchant));
    }

    private Uni<Void> change(Merchant merchant, JsonNode patch) {
        var changed = mergePatch
                .apply(MerchantInput.of(merchant), patch, MerchantInput.class)
                .checked();
        return benefits.placed(merchant.tenantId, changed.parks())
                .invoke(() -> merchant.become(changed))
                .chain(merchants::flush);
    }

    private static Response answer(Response.ResponseBuilder response, Merchant merchant) {
        return ETags.tagged(response.entity(MerchantView.of(merchant)), merchant)
                .build();
    }
}
