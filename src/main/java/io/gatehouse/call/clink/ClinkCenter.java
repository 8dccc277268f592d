package io.gatehouse.call.clink;

import io.gatehouse.call.CallCenter;
import io.gatehouse.call.CallCenterKind;
import io.gatehouse.call.CenterLine;
import io.gatehouse.call.Ringing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Clink, asked to do something. */
@ApplicationScoped
class ClinkCenter implements CallCenter {

    private static final Pattern SEAT = Pattern.compile("[0-9]{4,6}");

    private final ClinkRequests requests;

    ClinkCenter(ClinkRequests requests) {
        this.requests = requests;
    }

    @Override
    public CallCenterKind kind() {
        return CallCenterKind.CLINK;
    }

    @Override
    public Uni<Ringing> ring(CenterLine line, String number, String seat, UUID request) {
        if (seat == null) {
            return ringWithoutSeat(line, number, request);
        }
        if (!SEAT.matcher(seat).matches()) {
            return Uni.createFrom().item(Ringing.refused("A seat has 4 to 6 digits."));
        }
        var callout = new JsonObject()
                .put("cno", seat)
                .put("customerNumber", number)
                .put("clientTimeout", line.settings().seatRings())
                .put("customerTimeout", line.settings().otherRings())
                .put("requestUniqueId", request.toString())
                .put("userField", userField(request));
        return requests.post(line, "cc/callout", callout).chain(answer -> outcome(line, request, answer));
    }

    private Uni<Ringing> ringWithoutSeat(CenterLine line, String number, UUID request) {
        if (line.settings().contactMenu() == null) {
            return Uni.createFrom().item(Ringing.refused("No voice menu is set up for calls without a seat."));
        }
        var webcall = new JsonObject()
                .put("customerNumber", number)
                .put("customerTimeout", line.settings().otherRings())
                .put("ivrName", line.settings().contactMenu())
                .put("requestUniqueId", request.toString());
        return requests.post(line, "cc/webcall", webcall).chain(answer -> outcome(line, request, answer));
    }

    /** Shown in the maker's own records. */
    private static String userField(UUID request) {
        return new JsonObject().put("gatehouse", request.toString()).encode();
    }

    /** What is not known is looked up in Clink's records, never asked for again. */
    private Uni<Ringing> outcome(CenterLine line, UUID request, ClinkAnswer answer) {
        if (answer.done()) {
            return Uni.createFrom().item(Ringing.started(null));
        }
        return answer.refused() ? Uni.createFrom().item(Ringing.refused(answer.why())) : recorded(line, request);
    }

    private Uni<Ringing> recorded(CenterLine line, UUID request) {
        return requests.get(line, "cc/list_cdr_obs", Map.of("requestUniqueId", request.toString(), "limit", "10"))
                .map(list -> list.body().path("cdrObs").path(0).path("uniqueId").asText(""))
                .chain(uniqueId -> uniqueId.isEmpty()
                        ? Uni.createFrom().item(Ringing.unknown("Clink did not answer, and has no record of it yet."))
                        : described(line, uniqueId));
    }

    private Uni<Ringing> described(CenterLine line, String uniqueId) {
        return requests.get(line, "cc/describe_cdr_ob", Map.of("mainUniqueId", uniqueId))
                .map(record -> new Ringing(
                        Ringing.Outcome.STARTED,
                        uniqueId,
                        record.body().path("cdrOb").path("status").asText(null)));
    }

    /** Clink documents no such thing, and {@code CenterRules} lets nobody set it up so. */
    @Override
    public Uni<Ringing> connect(CenterLine line, String centerCallId, String seat) {
        return Uni.createFrom().item(Ringing.refused("Clink chooses the seat by itself."));
    }

    /** Clink knows a call that goes on by its seat. */
    @Override
    public Uni<Ringing> hangUp(CenterLine line, String centerCallId, String seat) {
        if (seat == null) {
            return Uni.createFrom().item(Ringing.nothingToDo("No seat has it."));
        }
        var whose = new JsonObject().put("cno", seat);
        return requests.post(line, "cc/unlink", whose)
                .chain(answer -> answer.refused() ? requests.post(line, "cc/callout_cancel", whose) : item(answer))
                .map(answer -> plain(answer, centerCallId));
    }

    @Override
    public Uni<Ringing> available(CenterLine line, String seat, boolean ready) {
        return requests.post(line, ready ? "cc/unpause" : "cc/pause", new JsonObject().put("cno", seat))
                .map(answer -> plain(answer, null));
    }

    private static Uni<ClinkAnswer> item(ClinkAnswer answer) {
        return Uni.createFrom().item(answer);
    }

    private static Ringing plain(ClinkAnswer answer, String centerCallId) {
        if (answer.done()) {
            return Ringing.started(centerCallId);
        }
        return answer.refused() ? Ringing.refused(answer.why()) : Ringing.unknown(answer.why());
    }
}
