package io.gatehouse.benefit.coupon;

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

/** Batches of coupons over HTTP, as they are set up. */
@Path("/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "coupons")
public class CampaignResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Campaigns campaigns;
    private final GrantedBenefits benefits;
    private final MergePatch mergePatch;
    private final Clock clock;

    CampaignResource(
            Caller caller,
            SetUp setUp,
            Campaigns campaigns,
            GrantedBenefits benefits,
            MergePatch mergePatch,
            Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.campaigns = campaigns;
        this.benefits = benefits;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Campaigns, newest first")
    public Uni<Page<CampaignView>> list(@Valid @BeanParam PageQuery page) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> campaigns.page(tenant, page, Map.of()))
                .map(rows -> Page.of(rows, page.limit, campaign -> campaign.id).map(CampaignView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new campaign: a batch of coupons to issue")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Uni<Response> create(@NotNull @Valid CampaignInput input) {
        var tenant = caller.tenant();
        var checked = input.checked(clock.instant());
        return benefits.placed(tenant, checked.parks())
                .chain(() -> setUp.inTenant(
                        tenant, () -> campaigns.persistAndFlush(new Campaign(tenant, clock.instant(), checked))))
                .map(campaign -> answer(Response.created(URI.create("/v1/campaigns/" + campaign.id)), campaign));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "One campaign")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> campaigns.ofTenant(tenant, id))
                .map(campaign -> answer(Response.ok(), campaign));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a campaign; coupons that were issued stay as they are")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = CampaignInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> campaigns
                        .ofTenant(tenant, id)
                        .invoke(campaign -> ETags.match(ifMatch, campaign))
                        .call(campaign -> change(campaign, patch)))
                .map(campaign -> answer(Response.ok(), campaign));
    }

    private Uni<Void> change(Campaign campaign, JsonNode patch) {
        var now = clock.instant();
        var changed = mergePatch
                .apply(CampaignInput.of(campaign), patch, CampaignInput.class)
                .checked(now);
        return benefits.placed(campaign.tenantId, changed.parks())
                .invoke(() -> campaign.become(changed, now))
                .chain(campaigns::flush);
    }

    private static Response answer(Response.ResponseBuilder response, Campaign campaign) {
        return ETags.tagged(response.entity(CampaignView.of(campaign)), campaign)
                .build();
    }
}
