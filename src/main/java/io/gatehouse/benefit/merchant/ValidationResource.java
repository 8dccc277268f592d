package io.gatehouse.benefit.merchant;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.benefit.Voucher;
import io.gatehouse.benefit.VoucherSource;
import io.gatehouse.benefit.VoucherState;
import io.gatehouse.benefit.Vouchers;
import io.gatehouse.benefit.Vouchers.Filter;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
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

/** What merchants do for their customers, over HTTP. */
@Path("/v1/merchants/{id}/validations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "merchants")
public class ValidationResource {

    private final Caller caller;
    private final Database database;
    private final Vouchers vouchers;
    private final ValidationService service;

    ValidationResource(Caller caller, Database database, Vouchers vouchers, ValidationService service) {
        this.caller = caller;
        this.database = database;
        this.vouchers = vouchers;
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "What a merchant validated, newest first")
    public Uni<Page<ValidationView>> list(
            @PathParam("id") UUID id,
            @Valid @BeanParam PageQuery page,
            @QueryParam("state") VoucherState state,
            @QueryParam("stayId") UUID stayId) {
        var tenant = caller.tenant();
        var filter = new Filter(VoucherSource.VALIDATION, id, null, state, stayId);
        return service.merchant(tenant, id)
                .chain(merchant -> database.inTenant(tenant, tx -> vouchers.page(tx, tenant, page, filter)))
                .map(rows -> Page.of(rows, page.limit, Voucher::id).map(ValidationView::of));
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "Validates the stay of a customer who is inside",
            description =
                    "Its fee is lowered at once, also of a car that waits at the exit. Once per merchant and stay.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ValidationView.class)))
    public Uni<Response> validate(@PathParam("id") UUID id, @NotNull @Valid ValidationInput input) {
        return service.validate(caller.tenant(), id, input.checked(), caller.subject())
                .map(voucher -> Response.created(URI.create("/v1/merchants/" + id + "/validations/" + voucher.id()))
                        .entity(ValidationView.of(voucher))
                        .build());
    }

    @GET
    @Path("/{validationId}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "One validation")
    public Uni<ValidationView> get(@PathParam("id") UUID id, @PathParam("validationId") UUID validationId) {
        var tenant = caller.tenant();
        return service.merchant(tenant, id)
                .chain(merchant -> database.inTenant(tenant, tx -> vouchers.validation(tx, tenant, id, validationId)))
                .map(ValidationView::of);
    }

    @DELETE
    @Path("/{validationId}")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Takes back a validation that nothing counts on yet")
    @APIResponse(responseCode = "204", description = "Done")
    public Uni<Void> revoke(@PathParam("id") UUID id, @PathParam("validationId") UUID validationId) {
        return service.revoke(caller.tenant(), id, validationId);
    }
}
