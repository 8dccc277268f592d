package io.gatehouse.event;

import io.gatehouse.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /event-types}: what there is to be told. */
@Path("/v1/event-types")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public class EventTypeResource {

    /** The whole catalogue; it has one page. */
    @Schema(name = "EventTypes")
    public record Catalogue(List<EventType.View> types) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "The types of events, and what their data look like")
    public Catalogue list() {
        return new Catalogue(EventTypes.all().stream().map(EventType::view).toList());
    }
}
