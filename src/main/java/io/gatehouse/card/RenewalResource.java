package io.gatehouse.card;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.access.VisibleParks;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Renewals and their review, over HTTP. */
@Path("/v1/renewals")
@Tag(name = "cards")
public class RenewalResource {

    private final Caller caller;
    private final Database database;
    private final Renewals renewals;
    private final RenewalService service;
    private final VisibleParks parks;

    RenewalResource(Caller caller, Database database, Renewals renewals, RenewalService service, VisibleParks parks) {
        this.caller = caller;
        this.parks = parks;
        this.database = database;
        this.renewals = renewals;
        this.service = service;
    }

    /** What the management decides about a renewal. */
    public enum Decision {
        APPROVE,
        REJECT
    }

    /** A decision, with its reason. */
    @Schema(name = "RenewalDecision")
    public record DecisionInput(
            @NotNull Decision decision,
            @Schema(description = "with REJECT", nullable = true) @Size(max = 200) String reason) {

        DecisionInput checked() {
            if (decision == Decision.REJECT && (reason == null || reason.isBlank())) {
                throw Problem.invalid("reason", "not-blank", "Whoever is rejected is told why.");
            }
            return this;
        }
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "Renewals, newest first")
    public Uni<Page<RenewalView>> list(@Valid @BeanParam RenewalQuery query) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> renewals.page(tx, tenant, query))
                .map(rows -> Page.of(rows, query.limit, Renewal::id).map(RenewalView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "One renewal")
    public Uni<RenewalView> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> renewals.of(tx, tenant, id)).map(RenewalView::of);
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Approves a renewal, which opens its order, or rejects it with a reason",
            description = "An agent decides at the parks that it serves; elsewhere 403.")
    public Uni<RenewalView> decide(@PathParam("id") UUID id, @NotNull @Valid DecisionInput input) {
        input.checked();
        return mayDecide(id).chain(() -> decided(id, input)).map(RenewalView::of);
    }

    private Uni<Renewal> decided(UUID id, DecisionInput input) {
        return switch (input.decision()) {
            case APPROVE -> service.approve(caller.tenant(), id, caller.subject());
            case REJECT -> service.reject(caller.tenant(), id, caller.subject(), input.reason());
        };
    }

    private Uni<?> mayDecide(UUID id) {
        var tenant = caller.tenant();
        return Uni.combine()
                .all()
                .unis(parks.ofCaller(), database.inTenant(tenant, tx -> renewals.of(tx, tenant, id)))
                .with((within, renewal) -> {
                    if (within.isPresent() && !within.get().contains(renewal.parkId())) {
                        throw Problem.forbidden("This renewal is of a park that you do not serve.");
                    }
                    return renewal;
                });
    }
}
