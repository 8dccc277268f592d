package io.gatehouse.event;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /events}: everything that happened, in order. */
@Path("/v1/events")
@Tag(name = "events")
public class EventResource {

    private final Events events;
    private final Audiences audiences;
    private final Caller caller;

    EventResource(Events events, Audiences audiences, Caller caller) {
        this.events = events;
        this.audiences = audiences;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(
            summary = "Read everything that happened, oldest first",
            description = "`next` is always there: follow it, also from the last page, and you miss nothing. An agent "
                    + "reads what concerns its own parks, and itself.")
    public Uni<Page<EventView>> list(@BeanParam PageQuery page, @BeanParam EventQuery query) {
        page.oneMore();
        var cursor = page.after == null ? EventCursor.OLDEST : EventCursor.parse(page.after);
        return audiences
                .of(caller)
                .chain(audience -> events.after(audience, cursor, query, page.limit))
                .map(found -> new Page<>(
                        found.events().stream().map(EventView::of).toList(),
                        found.next().toString()));
    }
}
