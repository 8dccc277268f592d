package io.gatehouse.benefit.coupon;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.benefit.Voucher;
import io.gatehouse.benefit.Vouchers;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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

/** Coupons over HTTP. They are used by themselves: whatever the plate may use lowers the fee at quoting. */
@Path("/v1/coupons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "coupons")
public class CouponResource {

    private final Caller caller;
    private final Database database;
    private final Vouchers vouchers;
    private final CouponService service;

    CouponResource(Caller caller, Database database, Vouchers vouchers, CouponService service) {
        this.caller = caller;
        this.database = database;
        this.vouchers = vouchers;
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "Coupons, newest first")
    public Uni<Page<CouponView>> list(@Valid @BeanParam CouponQuery query) {
        var tenant = caller.tenant();
        var filter = query.filter();
        return database.inTenant(tenant, tx -> vouchers.page(tx, tenant, query, filter))
                .map(rows -> Page.of(rows, query.limit, Voucher::id).map(CouponView::of));
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND})
    @Operation(
            summary = "Issues a coupon of a campaign",
            description =
                    "To a plate, which uses it by itself at its next stay; to a phone; or as a code to be claimed.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = CouponView.class)))
    public Uni<Response> issue(@NotNull @Valid CouponInput input) {
        return service.issue(caller.tenant(), input.campaignId(), input.holder(), caller.subject())
                .map(coupon -> Response.created(URI.create("/v1/coupons/" + coupon.id()))
                        .entity(CouponView.of(coupon))
                        .build());
    }

    @POST
    @Path("/claims")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND})
    @Operation(
            summary = "Claims a coupon for a plate",
            description = "A car that waits at an exit with this plate is asked for less at once.")
    public Uni<CouponView> claim(@NotNull @Valid ClaimInput input) {
        return service.claim(caller.tenant(), input.checked()).map(CouponView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "One coupon")
    public Uni<CouponView> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> vouchers.coupon(tx, tenant, id)).map(CouponView::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Takes a coupon back that nobody has used")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> revoke(@PathParam("id") UUID id) {
        return service.revoke(caller.tenant(), id).replaceWithVoid();
    }
}
