package io.gatehouse.vehicle;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.fee.Quote;
import io.gatehouse.order.OrderView;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stays over HTTP. Nobody makes them by hand: they begin and end at the lanes. */
@Path("/v1/stays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stays")
public class StayResource {

    private final Caller caller;
    private final Database database;
    private final Stays stays;
    private final StayQuotes quotes;
    private final StayCorrectionService corrections;
    private final PrepaymentService prepayments;
    private final Clock clock;

    StayResource(
            Caller caller,
            Database database,
            Stays stays,
            StayQuotes quotes,
            StayCorrectionService corrections,
            PrepaymentService prepayments,
            Clock clock) {
        this.caller = caller;
        this.database = database;
        this.stays = stays;
        this.quotes = quotes;
        this.corrections = corrections;
        this.prepayments = prepayments;
        this.clock = clock;
    }

    /** A corrected stay, and what its bills came to. */
    @Schema(name = "CorrectedStay")
    public record CorrectedView(
            StayView stay,
            @Schema(description = "what the stay comes to now") Quote quote,
            @Schema(description = "for what is still owed", nullable = true) UUID orderId,
            @Schema(description = "what is being given back") Money refunded) {

        static CorrectedView of(StayCorrectionService.Corrected done) {
            var reached = done.bills();
            var refunded = new Money(reached.refunded(), reached.quote().currency());
            return new CorrectedView(StayView.of(done.stay()), reached.quote(), reached.orderId(), refunded);
        }
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "Stays, newest first; with `review=true` those that somebody should look at")
    public Uni<Page<StayView>> list(@Valid @BeanParam StayQuery query) {
        var tenant = caller.tenant();
        var plate = query.plate();
        return database.inTenant(
                        tenant, tx -> stays.page(tx, tenant, query, query.parkId, query.state, plate, query.review))
                .map(rows -> Page.of(rows, query.limit, Stay::id).map(StayView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "One stay")
    public Uni<StayView> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> stays.one(tx, tenant, id)).map(StayView::of);
    }

    @GET
    @Path("/{id}/quote")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "What a stay owes now, and why; of one that has ended, what it owed then")
    public Uni<Quote> quote(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> quotes.of(tx, tenant, id))
                // a year under a long tariff takes a while, and the event loop serves the lanes
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(account -> account.quoteAt(clock.instant()));
    }

    @POST
    @Path("/{id}/orders")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND})
    @Operation(
            summary = "Orders what a stay owes now, to be paid inside the park",
            description = "Once it is paid the exit is open for the grace minutes. The order that there is already is"
                    + " answered again while the sum is the same; 409 `nothing-owed` when there is nothing to pay.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    public Uni<Response> order(@PathParam("id") UUID id) {
        return prepayments.order(caller.tenant(), id).map(order -> Response.created(
                        URI.create("/v1/orders/" + order.id()))
                .entity(OrderView.of(order))
                .build());
    }

    @POST
    @Path("/{id}/correction")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Sets right what was recorded wrongly; kept with the reason",
            description =
                    "Reaches every bill made from the stay: what is owed is ordered anew, what was paid too much is"
                            + " given back. A stay on the review list leaves it, even if nothing is changed.")
    public Uni<CorrectedView> correct(@PathParam("id") UUID id, @NotNull @Valid StayCorrectionInput input) {
        return corrections.correct(caller.tenant(), id, input, caller.subject()).map(CorrectedView::of);
    }
}
