package io.gatehouse.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.access.client.KnownClients;
import io.gatehouse.event.LiveStream.Wish;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
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

/** {@code /stream}: everything that happens, live. */
@Path("/v1/stream")
@Tag(name = "events")
public class StreamResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final LiveStream live;
    private final Audiences audiences;
    private final Caller caller;
    private final JsonWebToken token;
    private final KnownClients clients;
    private final ObjectMapper json;

    StreamResource(
            LiveStream live,
            Audiences audiences,
            Caller caller,
            JsonWebToken token,
            KnownClients clients,
            ObjectMapper json) {
        this.live = live;
        this.audiences = audiences;
        this.caller = caller;
        this.token = token;
        this.clients = clients;
        this.json = json;
    }

    @GET
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
            @Context Sse sse) {
        query.types();
        var given = last != null ? last : after;
        var cursor = given == null ? null : EventCursor.parse(given);
        var until = Instant.ofEpochSecond(token.getExpirationTime());
        var revoked = clients.revoked(caller.client());
        return audiences
                .of(caller)
                .map(audience -> new Wish(audience, cursor, query, until, revoked))
                .onItem()
                .transformToMulti(wish -> told(sse, wish));
    }

    private Multi<OutboundSseEvent> told(Sse sse, Wish wish) {
        var agent = live.agentOf(wish.audience());
        var told = live.follow(wish, agent).map(message -> event(sse, message));
        var withBeats = Multi.createBy().merging().withRequests(1).streams(told, beats(sse));
        return wish.ending(withBeats).onTermination().invoke(agent::closed);
    }

    private static Multi<OutboundSseEvent> beats(Sse sse) {
        var ticks = Multi.createFrom().ticks().startingAfter(HEARTBEAT).every(HEARTBEAT);
        return ticks.onOverflow().drop().map(beat -> comment(sse, "beat"));
    }

    /** The first one is a comment: from now on nothing is missed. */
    private OutboundSseEvent event(Sse sse, StreamMessage message) {
        if (message.type().equals(StreamMessage.CONNECTED)) {
            return comment(sse, "connected");
        }
        var event = sse.newEventBuilder().name(message.type()).data(text(message));
        return message.cursor() == null
                ? event.build()
                : event.id(message.cursor()).build();
    }

    private String text(StreamMessage message) {
        try {
            return json.writeValueAsString(EventView.of(message));
        } catch (JsonProcessingException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static OutboundSseEvent comment(Sse sse, String text) {
        return sse.newEventBuilder().comment(text).build();
    }
}
