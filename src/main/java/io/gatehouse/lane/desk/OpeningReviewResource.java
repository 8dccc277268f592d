package io.gatehouse.lane.desk;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.event.Events;
import io.gatehouse.lane.Opening;
import io.gatehouse.lane.OpeningProofs;
import io.gatehouse.lane.OpeningProofs.Proof;
import io.gatehouse.lane.OpeningReviews;
import io.gatehouse.lane.OpeningView;
import io.gatehouse.lane.Openings;
import io.gatehouse.lane.PassageFact;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Openings looked at afterwards: that nothing was changed, and that somebody has seen the abnormal ones. */
@Path("/v1/openings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "desk")
public class OpeningReviewResource {

    private final Caller caller;
    private final SecurityIdentity identity;
    private final Database database;
    private final DeskAgents agents;
    private final Openings openings;
    private final OpeningReviews reviews;
    private final OpeningProofs proofs;
    private final Events events;
    private final Clock clock;

    OpeningReviewResource(
            Caller caller,
            SecurityIdentity identity,
            Database database,
            DeskAgents agents,
            Openings openings,
            OpeningReviews reviews,
            OpeningProofs proofs,
            Events events,
            Clock clock) {
        this.caller = caller;
        this.identity = identity;
        this.database = database;
        this.agents = agents;
        this.openings = openings;
        this.reviews = reviews;
        this.proofs = proofs;
        this.events = events;
        this.clock = clock;
    }

    /** What somebody says who looked at an opening. */
    @Schema(name = "OpeningReviewInput")
    public record ReviewInput(@NotBlank @Size(max = 500) String remark) {}

    /** The newest seal of a park's openings. */
    @Schema(name = "OpeningsHead")
    public record Head(
            @Schema(description = "how many seals there are: one when granted, one when ended, one when reviewed")
                    long n,
            @Schema(description = "SHA-256 over the seal before and what was sealed, in hexadecimal digits")
                    String hash) {}

    /** What is not as it was sealed. */
    @Schema(name = "BrokenSeal")
    public record Broken(
            @Schema(description = "its place in the chain; null: in none", nullable = true) Long n,
            @Schema(description = "null where no single opening is wrong", nullable = true) UUID openingId,
            @Schema(
                            examples = {
                                "opening-changed",
                                "opening-missing",
                                "outcome-changed",
                                "not-sealed",
                                "out-of-order",
                                "seal-changed",
                                "seal-missing",
                                "period-changed",
                                "period-missing",
                                "head-changed"
                            })
                    String why) {}

    /** Whether a park's openings are what they were when they were granted, ended and reviewed. */
    @Schema(name = "OpeningsProof")
    public record ProofView(
            UUID parkId,
            long openings,
            @Schema(description = "openings that are not kept any more: the proofs of their months are in the chain")
                    long dropped,
            @Schema(
                            description =
                                    "null while there is none; keep it to prove later that nothing before it was changed",
                            nullable = true)
                    Head head,
            boolean verified,
            @Schema(nullable = true) Broken firstBroken) {

        static ProofView of(Proof proof) {
            var head = proof.head();
            var broken = proof.firstBroken();
            return new ProofView(
                    proof.parkId(),
                    proof.openings(),
                    proof.dropped(),
                    head == null ? null : new Head(head.n(), head.hash()),
                    broken == null,
                    broken == null ? null : new Broken(broken.n(), broken.openingId(), broken.why()));
        }
    }

    @GET
    @Path("/proof")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            summary = "Proves that a park's openings are as they were granted, ended and reviewed",
            description = "Each seal carries the hash of the one before. The chain is computed anew, and what is wrong"
                    + " first is named.")
    public Uni<ProofView> proof(@QueryParam("parkId") @Parameter(required = true) UUID parkId) {
        if (parkId == null) {
            throw Problem.invalidParameter("parkId", "missing", "openings form a chain per park");
        }
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> proofs.of(tx, tenant, parkId)).map(ProofView::of);
    }

    @POST
    @Path("/{id}/review")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(summary = "Marks an opening as looked at; by a supervisor, once")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OpeningView.class)))
    public Uni<Response> review(@PathParam("id") UUID id, @NotNull @Valid ReviewInput input) {
        var asker = new Asker(caller.tenant(), caller.subject(), identity.hasRole(Roles.OPERATOR));
        return database.inTenant(
                        asker.tenant(),
                        tx -> review(tx, asker, id, input.remark().strip()))
                .map(opening -> Response.created(URI.create("/v1/openings/" + id))
                        .entity(OpeningView.of(opening))
                        .build());
    }

    private Uni<Opening> review(SqlConnection tx, Asker asker, UUID id, String remark) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return openings.one(tx, asker.tenant(), id).chain(opening -> agents.supervising(tx, asker)
                .call(who -> reviews.review(tx, opening, who.subject(), who.agentId(), remark, at))
                .call(who -> events.tell(tx, PassageFact.reviewed(opening, who.told(), at)))
                .chain(() -> openings.one(tx, asker.tenant(), id)));
    }
}
