package io.gatehouse.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.park.Parks;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cards over HTTP. */
@Path("/v1/cards")
@Tag(name = "cards")
public class CardResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Database database;
    private final Cards cards;
    private final CardPeriods periods;
    private final CardViews views;
    private final Parks parks;
    private final MergePatch mergePatch;
    private final Clock clock;

    CardResource(
            Caller caller,
            SetUp setUp,
            Database database,
            Cards cards,
            CardPeriods periods,
            CardViews views,
            Parks parks,
            MergePatch mergePatch,
            Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.database = database;
        this.cards = cards;
        this.periods = periods;
        this.views = views;
        this.parks = parks;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "Cards, newest first")
    public Uni<Page<CardView>> list(@Valid @BeanParam CardQuery query) {
        return views.page(caller.tenant(), query);
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "A new card, with the period that it is valid for at first")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CardView.class)))
    public Uni<Response> create(@NotNull @Valid CardInput input) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> parks.ofTenant(tenant, input.parkId())
                        .map(park -> new Card(tenant, clock.instant(), input.checked(park)))
                        .chain(card -> cards.persistWithPeriod(card, input.firstPeriod())))
                .chain(card -> answer(Response.created(URI.create("/v1/cards/" + card.id)), card));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "One card")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CardView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> cards.ofTenant(tenant, id)).chain(card -> answer(Response.ok(), card));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Changes a card; its validity is changed by renewals only")
    @RequestBody(content = @Content(schema = @Schema(implementation = CardInput.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CardView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> cards.ofTenant(tenant, id)
                        .invoke(card -> ETags.match(ifMatch, card))
                        .call(card -> change(tenant, card, patch)))
                .chain(card -> answer(Response.ok(), card));
    }

    private Uni<Void> change(UUID tenant, Card card, JsonNode patch) {
        return parks.ofTenant(tenant, card.parkId)
                .invoke(park -> card.become(mergePatch
                        .apply(CardInput.of(card, park), patch, CardInput.class)
                        .changing(card)
                        .checked(park)))
                .chain(cards::flush);
    }

    private Uni<Response> answer(Response.ResponseBuilder response, Card card) {
        return database.inTenant(card.tenantId, tx -> periods.termsOf(tx, card.tenantId, card.id))
                .map(terms -> ETags.tagged(response.entity(CardView.of(card, terms, clock)), card)
                        .build());
    }
}
