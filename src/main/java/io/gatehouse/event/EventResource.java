package io.gatehouse.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /events}, and the same live as {@code /stream}. */
@Path("/v1")
@Tag(name = "events")
public class EventResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Events events;
    private final EventStream stream;
    private final Caller caller;
    private final JsonWebToken token;
    private final Clock clock;
    private final ObjectMapper json;

    EventResource(
            Events events, EventStream stream, Caller caller, JsonWebToken token, Clock clock, ObjectMapper json) {
        this.events = events;
        this.stream = stream;
        this.caller = caller;
        this.token = token;
        this.clock = clock;
        this.json = json;
    }

    @GET
    @Path("events")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(
            summary = "Read everything that happened, oldest first",
            description = "`next` is always there: follow it, also from the last page, and you miss nothing.")
    public Uni<Page<EventView>> list(@BeanParam PageQuery page, @BeanParam EventQuery query) {
        page.oneMore();
        var cursor = page.after == null ? EventCursor.OLDEST : EventCursor.parse(page.after);
        return events.after(caller.tenant(), cursor, query, page.limit)
                .map(found -> new Page<>(
                        found.events().stream().map(EventView::of).toList(),
                        found.next().toString()));
    }

    @GET
    @Path("stream")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "Follow what happens, live (Server-Sent Events)",
            description = "`id` is a cursor, `event` the type, `data` the event. Begins now, or behind the cursor. "
                    + "A comment comes every 15 s. Ends when the token expires.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = EventView.class)))
    public Multi<OutboundSseEvent> follow(
            @HeaderParam("Last-Event-ID") @Parameter(description = "the `id` of the last event received") String last,
            @QueryParam("after") @Parameter(description = "the same, for clients that cannot set headers") String after,
            @BeanParam EventQuery query,
            @jakarta.ws.rs.core.Context Sse sse) {
        query.types();
        var tenant = caller.tenant();
        var given = last != null ? last : after;
        var from = given == null ? stream.now() : Uni.createFrom().item(EventCursor.parse(given));
        var told = from.onItem().transformToMulti(cursor -> Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(comment(sse, "connected")),
                        stream.follow(tenant, cursor, query).map(event -> event(sse, event))));
        var beats =
                Multi.createFrom().ticks().every(HEARTBEAT).onOverflow().drop().map(beat -> comment(sse, "beat"));
        return Multi.createBy().merging().streams(told, beats).select().first(untilExpiry());
    }

    private Duration untilExpiry() {
        var left = Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
    }

    private OutboundSseEvent event(Sse sse, Event event) {
        try {
            return sse.newEventBuilder()
                    .id(event.cursor().toString())
                    .name(event.type())
                    .data(json.writeValueAsString(EventView.of(event)))
                    .build();
        } catch (JsonProcessingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static OutboundSseEvent comment(Sse sse, String text) {
        return sse.newEventBuilder().comment(text).build();
    }
}
