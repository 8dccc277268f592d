package io.gatehouse.lane.desk;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.evidence.EvidenceKind;
import io.gatehouse.lane.OpeningView;
import io.gatehouse.lane.PassageView;
import io.gatehouse.lane.desk.DeskOpeningService.Visit;
import io.gatehouse.order.Plates;
import io.gatehouse.vehicle.Driver;
import io.gatehouse.vehicle.PlateColor;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the desk does about a passage, over HTTP. Whoever comes too late gets 409 with what happened instead. */
@Path("/v1/passages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "desk")
public class PassageActionsResource {

    private final Caller caller;
    private final SecurityIdentity identity;
    private final PlateService plates;
    private final CandidateService candidates;
    private final DeskOpeningService openings;
    private final DeskScreenService screens;
    private final CaptureService captures;

    PassageActionsResource(
            Caller caller,
            SecurityIdentity identity,
            PlateService plates,
            CandidateService candidates,
            DeskOpeningService openings,
            DeskScreenService screens,
            CaptureService captures) {
        this.caller = caller;
        this.identity = identity;
        this.plates = plates;
        this.candidates = candidates;
        this.openings = openings;
        this.screens = screens;
        this.captures = captures;
    }

    /** The plate as an agent reads it. */
    @Schema(name = "PlateSaid")
    public record PlateInput(
            @Schema(description = "however it is written", examples = "粤B12345") @NotBlank @Size(max = 32) String number,
            @Schema(description = "of its ground", nullable = true) PlateColor color) {}

    /** What the robot shall show. */
    @Schema(name = "DeskPresentation")
    public record PresentationInput(@NotNull DeskPicture kind) {}

    /** The stay that the car ends. */
    @Schema(name = "StayMatch")
    public record MatchInput(@NotNull UUID stayId) {}

    /** Who comes to see whom. */
    @Schema(name = "VisitorInput")
    public record VisitorInput(
            @Schema(description = "shown masked, never logged", examples = "13800138000")
                    @NotBlank @Size(max = 20) @Pattern(regexp = "\\+?[0-9][0-9 -]{2,18}") String phone,
            @NotBlank @Size(max = 200) String reason,
            @Schema(nullable = true) @Size(max = 100) String name) {}

    /** Which camera, and how often. */
    @Schema(name = "CaptureInput")
    public record CaptureInput(
            @NotNull EvidenceKind camera, @Schema(defaultValue = "1") @Min(1) @Max(4) Integer count) {}

    /** In their order. */
    @Schema(name = "DeskCommands")
    public record CommandsSent(List<CommandSent> commands) {}

    /** The likeliest first. */
    public record CandidateList(List<CandidateView> data) {}

    @POST
    @Path("/{id}/plate")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Corrects the plate",
            description = "The passage is decided anew with it; cameras do not overrule an agent.")
    public Uni<PassageView> correct(@PathParam("id") UUID id, @NotNull @Valid PlateInput input) {
        return plates.correct(asker(), id, Plates.normalised("number", input.number()), input.color())
                .map(PassageView::of);
    }

    @POST
    @Path("/{id}/openings")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Opens the gate",
            description = "Within the rules of the desk, or abnormally with a reason, a remark and, at an exit, photos."
                    + " What was owed becomes arrears.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OpeningView.class)))
    public Uni<Response> open(@PathParam("id") UUID id, @NotNull @Valid OpeningInput input) {
        var opened = input.kind() == OpeningInput.Kind.DESK
                ? openings.open(asker(), id)
                : openings.openAbnormally(asker(), id, input::why);
        return opened.map(opening -> Response.created(URI.create("/v1/openings/" + opening.id()))
                .entity(OpeningView.of(opening))
                .build());
    }

    @POST
    @Path("/{id}/presentations")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Sends something to the robot's screen",
            description = "With FEE its reader takes a payment code for a minute.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CommandsSent.class)))
    public Uni<Response> present(@PathParam("id") UUID id, @NotNull @Valid PresentationInput input) {
        return screens.show(asker(), id, input.kind())
                .map(told -> new CommandsSent(told.stream().map(CommandSent::of).toList()))
                .map(told -> created(id, told));
    }

    @POST
    @Path("/{id}/stay")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Matches a stay to a car of which no entry was found",
            description = "Its fee is computed and asked for; where nothing is owed the gate opens.")
    public Uni<PassageView> match(@PathParam("id") UUID id, @NotNull @Valid MatchInput input) {
        return plates.match(asker(), id, input.stayId()).map(PassageView::of);
    }

    @GET
    @Path("/{id}/stay/candidates")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "The vehicles inside that are most like this car, best first")
    public Uni<CandidateList> candidates(
            @PathParam("id") UUID id,
            @QueryParam("plate") @Size(max = 32) @Parameter(description = "as the agent reads it; else as it was seen")
                    String plate,
            @QueryParam("limit") @DefaultValue("6") @Min(1) @Max(50) int limit) {
        return candidates
                .of(caller.tenant(), id, Plates.orNull("plate", plate), limit)
                .map(CandidateList::new);
    }

    @POST
    @Path("/{id}/visitor")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(summary = "Registers a visitor where temporaries are turned away, and opens")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = VisitorView.class)))
    public Uni<Response> register(@PathParam("id") UUID id, @NotNull @Valid VisitorInput input) {
        var driver = Driver.ofPhone(input.phone()).value();
        var phone = driver.substring(driver.indexOf(':') + 1);
        return openings.register(asker(), id, new Visit(phone, input.name(), input.reason()))
                .map(done -> new VisitorView(
                        done.visitorId(),
                        id,
                        done.opening().plate(),
                        Driver.masked(phone),
                        input.name(),
                        input.reason(),
                        done.opening().grantedAt(),
                        OpeningView.of(done.opening())))
                .map(visitor -> created(id, visitor));
    }

    @POST
    @Path("/{id}/captures")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT})
    @Operation(
            summary = "Photographs through the robot's cameras",
            description = "The photos arrive as evidence with the ids that the answer names: "
                    + "`GET /v1/evidence?passageId=`, and the event `evidence.kept` for each.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CommandSent.class)))
    public Uni<Response> capture(@PathParam("id") UUID id, @NotNull @Valid CaptureInput input) {
        int count = input.count() == null ? 1 : input.count();
        return captures.capture(asker(), id, input.camera(), count)
                .map(CommandSent::of)
                .map(told -> created(id, told));
    }

    private static Response created(UUID passage, Object entity) {
        return Response.created(URI.create("/v1/passages/" + passage))
                .entity(entity)
                .build();
    }

    private Asker asker() {
        return new Asker(caller.tenant(), caller.subject(), identity.hasRole(Roles.OPERATOR));
    }
}
