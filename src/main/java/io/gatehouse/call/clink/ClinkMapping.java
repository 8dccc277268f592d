package io.gatehouse.call.clink;

import io.gatehouse.call.CenterSettings;
import io.gatehouse.call.Push;
import io.gatehouse.call.Push.Leg;
import io.gatehouse.call.PushKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * From the fields of a push to what it tells. Which fields a push has is chosen by contract: each of ours is the first of
 * the names that is there, and the settings of a call centre may name others.
 */
final class ClinkMapping {

    // spotless:off
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("event",      List.of("event")),
            Map.entry("callId",     List.of("mainUniqueId", "cdr_main_unique_id", "uniqueId")),
            Map.entry("from",       List.of("customerNumber", "cdr_customer_number")),
            Map.entry("to",         List.of("hotline", "cdr_hotline", "numberTrunk", "cdr_number_trunk")),
            Map.entry("seat",       List.of("cno", "cdr_bridged_cno", "cdr_callee_cno", "cdr_cno")),
            Map.entry("requestId",  List.of("requestUniqueId", "cdr_request_unique_id")),
            Map.entry("callType",   List.of("callType", "cdr_call_type")),
            Map.entry("at",         List.of("ringingTime", "bridgeTime", "startTime", "cdr_start_time")),
            Map.entry("answeredAt", List.of("cdr_bridge_time")),
            Map.entry("endedAt",    List.of("cdr_end_time")));

    private static final Map<String, PushKind> EVENTS = Map.of(
            "incoming", PushKind.CAME_IN,
            "ringing",  PushKind.OFFERED_TO,
            "answer",   PushKind.ANSWERED,
            "bridged",  PushKind.ANSWERED,
            "unanswer", PushKind.IGNORED,
            "status",   PushKind.IGNORED);
    // spotless:on

    /** Somebody rang a hot-line; every other type is a call that a seat or a campaign made. */
    private static final String INCOMING = "1";

    private final CenterSettings settings;
    private final Map<String, String> pushed;
    private final Instant heard;

    private ClinkMapping(CenterSettings settings, Map<String, String> pushed, Instant heard) {
        this.settings = settings;
        this.pushed = pushed;
        this.heard = heard;
    }

    /** Nothing, when it is nothing to us. */
    static Optional<Push> read(CenterSettings settings, Map<String, String> pushed, Instant heard) {
        return new ClinkMapping(settings, pushed, heard).push();
    }

    private Optional<Push> push() {
        var leg = new Leg(field("callId"), requestId(), field("from"), field("to"));
        return leg.centerCallId() == null || notOurs(leg) ? Optional.empty() : Optional.ofNullable(push(leg));
    }

    private Push push(Leg leg) {
        var seat = field("seat");
        return switch (kind()) {
            case CAME_IN -> new Push.CameIn(leg, at("at"));
            case OFFERED_TO -> seat == null ? new Push.CameIn(leg, at("at")) : new Push.OfferedTo(leg, seat, at("at"));
            case ANSWERED -> seat == null ? null : new Push.Answered(leg, seat, at("at"));
            case HUNG_UP -> new Push.HungUp(leg, seat, moment("answeredAt"), at("endedAt"));
            case IGNORED -> null;
        };
    }

    /** A hang-up has no event, but the time when it ended; a push without any event tells that somebody rang. */
    private PushKind kind() {
        var event = field("event");
        if (event == null) {
            return field("endedAt") == null ? PushKind.CAME_IN : PushKind.HUNG_UP;
        }
        var meant = settings.events() == null ? null : settings.events().get(event);
        return meant == null ? EVENTS.getOrDefault(event, PushKind.IGNORED) : meant;
    }

    /** What an agent dials on the phone alone is no call of ours. */
    private boolean notOurs(Leg leg) {
        var type = field("callType");
        return leg.requestId() == null && type != null && !type.equals(INCOMING) && type.matches("[0-9]{1,2}");
    }

    private String field(String name) {
        var named = settings.fields() == null ? null : settings.fields().get(name);
        return (named == null ? FIELDS.get(name) : named)
                .stream()
                        .map(pushed::get)
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse(null);
    }

    private UUID requestId() {
        var text = field("requestId");
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private Instant at(String name) {
        var moment = moment(name);
        return moment == null ? heard : moment;
    }

    /** Seconds since 1970; 0 is how Clink says that it did not happen. What lies in the future is heard now. */
    private Instant moment(String name) {
        var text = field(name);
        try {
            long seconds = text == null ? 0 : Long.parseLong(text);
            var moment = seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
            return moment == null || !moment.isAfter(heard) ? moment : heard;
        } catch (NumberFormatException | DateTimeException notATime) {
            return null;
        }
    }
}
