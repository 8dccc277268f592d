package io.gatehouse.lane.controller;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.lane.controller.ControllerFacts.ArrivalFact;
import io.gatehouse.lane.controller.ControllerFacts.DepartureFact;
import io.gatehouse.lane.controller.ControllerFacts.GateFact;
import io.gatehouse.lane.controller.ControllerFacts.HealthFact;
import io.gatehouse.lane.controller.ControllerFacts.HelpFact;
import io.gatehouse.lane.controller.ControllerFacts.OfflineFact;
import io.gatehouse.lane.controller.ControllerFacts.ScanFact;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What a vendor's lane controller tells by HTTP: the facts of contract/mqtt.md, read by what reads them from MQTT. The
 * bodies are described for the document only.
 */
@Path("/v1/lanes/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lane-controllers")
public class ControllerResource {

    private final Caller caller;
    private final ControllerService controllers;

    ControllerResource(Caller caller, ControllerService controllers) {
        this.caller = caller;
        this.controllers = controllers;
    }

    @POST
    @Path("/arrivals")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "A car stands at the loop, or was recognised anew",
            description =
                    "Answered with the verdict and its commands; the same again gets the same again. Send a better"
                            + " recognition of the same car with the same `arrivalId`.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ArrivalFact.class)))
    public Uni<LaneVerdictView> arrive(@PathParam("id") UUID id, byte[] body) {
        return controllers
                .aboutCar(caller.tenant(), id, "arrival", bytes(body))
                .map(verdict -> LaneVerdictView.of(verdict.passage(), verdict.commands()));
    }

    @POST
    @Path("/departures")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "The car has gone: through, or back",
            description = "Only when a car is told through does an entry make a stay, and an exit end it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DepartureFact.class)))
    public Uni<LaneVerdictView> depart(@PathParam("id") UUID id, byte[] body) {
        return controllers
                .aboutCar(caller.tenant(), id, "departure", bytes(body))
                .map(verdict -> LaneVerdictView.of(verdict.passage(), verdict.commands()));
    }

    @POST
    @Path("/gate")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "How the gate stands now")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GateFact.class)))
    @APIResponse(responseCode = "204", description = "Taken")
    public Uni<Void> gate(@PathParam("id") UUID id, byte[] body) {
        return controllers.tell(caller.tenant(), id, "gate", bytes(body));
    }

    @POST
    @Path("/scans")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "The driver held a code before the reader")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ScanFact.class)))
    @APIResponse(responseCode = "204", description = "Taken")
    public Uni<Void> scan(@PathParam("id") UUID id, byte[] body) {
        return controllers.tell(caller.tenant(), id, "scan", bytes(body));
    }

    @POST
    @Path("/help")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "The driver pressed the help button: the desk is called")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = HelpFact.class)))
    @APIResponse(responseCode = "204", description = "Taken")
    public Uni<Void> help(@PathParam("id") UUID id, byte[] body) {
        return controllers.tell(caller.tenant(), id, "help", bytes(body));
    }

    @POST
    @Path("/health")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "How the controller is")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = HealthFact.class)))
    @APIResponse(responseCode = "204", description = "Taken")
    public Uni<Void> health(@PathParam("id") UUID id, byte[] body) {
        return controllers.tell(caller.tenant(), id, "health", bytes(body));
    }

    @POST
    @Path("/offline-passages")
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(
            summary = "What the controller did by itself while it was cut off",
            description = "Oldest first, possibly in several requests. Recorded as it happened; no gate opens for it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OfflineFact.class)))
    @APIResponse(responseCode = "204", description = "Taken")
    public Uni<Void> offline(@PathParam("id") UUID id, byte[] body) {
        return controllers.tell(caller.tenant(), id, "offline", bytes(body));
    }

    private static byte[] bytes(byte[] body) {
        return body == null ? new byte[0] : body;
    }
}
