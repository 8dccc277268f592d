package io.gatehouse.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of everything that is told. What is not here is not told: a test finds whatever the code tells besides, and
 * in tests nothing else can be told.
 */
public final class EventTypes {

    /** The end of a filter that wants all of a kind. */
    private static final String ALL_OF = ".*";

    // spotless:off
    private static final String PASSAGE_ID = "passageId:id laneId:id robot:text direction:text arrivalId:id";
    private static final String PASSAGE    = PASSAGE_ID + " state:text plate:text? situation:text? stayId:id? fee:object? reason:text?";
    private static final String BY         = " by:text agentId:id? callId:id? bySupervisor:flag";
    private static final String DESK       = PASSAGE_ID + BY;
    private static final String OPENING    = "openingId:id passageId:id laneId:id kind:text";
    private static final String HELD_OPEN  = "heldOpenId:id laneId:id direction:text since:moment until:moment?";
    private static final String STAY       = "stayId:id plate:text? stayClass:text entryPassageId:id?";
    private static final String ORDER      = "orderId:id kind:text state:text total:money plate:text? stayId:id? cardId:id? renewalId:id? paidWith:id?";
    private static final String PAYMENT    = ORDER + " paymentId:id channel:text method:text";
    private static final String REFUND     = ORDER + " refundId:id amount:money refundState:text reason:text?";
    private static final String BENEFIT    = "benefitId:id source:text sourceId:id kind:text value:number state:text plate:text? stayId:id? orderId:id? deducted:number?";
    private static final String POINTS     = "reference:id accountId:id stayId:id plate:text? amount:money";
    private static final String RENEWAL    = "cardId:id renewalId:id months:number";
    private static final String CALL       = "callId:id kind:text reason:text state:text agentId:id? laneId:id? parkId:id? passageId:id?"
                                           + " robot:text? direction:text? caller:text? reach:text queuedAt:moment"
                                           + " offeredUntil:moment? disposition:text? remark:text?";
    private static final String AGENT      = "agentId:id name:text status:text seat:text?";
    private static final String ROBOT      = "robot:text laneId:id?";

    private static final List<EventType> ALL = List.of(
        type("passage.arrived",    "A car stands at a lane.",                                       "passage", PASSAGE),
        type("passage.held",       "It was decided that the car waits; `situation` says why.",      "passage", PASSAGE),
        type("passage.cleared",    "It was decided that the car may pass; the gate is told.",       "passage", PASSAGE),
        type("passage.through",    "The car has passed.",                                           "passage", PASSAGE),
        type("passage.backed-out", "The car went back.",                                            "passage", PASSAGE),
        type("passage.abandoned",  "Nothing more was heard of the car.",                            "passage", PASSAGE),
        type("passage.corrected",  "An agent said which plate it is.",                              "passage", DESK, "what:text at:moment old:object new:object"),
        type("passage.matched",    "An agent said which stay it is.",                               "passage", DESK, "what:text at:moment stayId:id old:object new:object"),
        type("passage.presented",  "An agent showed the driver something.",                         "passage", DESK, "picture:text"),
        type("passage.captured",   "An agent had photos taken.",                                    "passage", DESK, "camera:text evidenceIds:ids commandId:id"),
        type("passage.visited",    "An agent registered a visitor.",                                "passage", DESK, "visitorId:id reason:text?"),
        type("opening.granted",    "An agent opened the gate.",                                     "passage", DESK, "openingId:id kind:text abnormalReason:text? owed:number"),
        type("opening.ended",      "What became of an opening of the gate.",                        "passage", OPENING, "outcome:text reason:text?"),
        type("opening.reviewed",   "Somebody looked at an opening afterwards.",                     "passage", OPENING, BY),
        type("help.requested",     "A driver pressed the button.",                                  "passage", "laneId:id robot:text messageId:id passageId:id?"),
        type("lane.congested",     "A car has waited for long, and its driver does nothing.",       "passage", PASSAGE_ID, "situation:text? arrivedAt:moment"),
        type("lane.held-open",     "A gate is open, and nobody is seen there.",                     "lane", HELD_OPEN),
        type("lane.closed-again",  "It is shut again.",                                             "lane", HELD_OPEN),
        type("evidence.kept",      "A photo of a passage is there.",                                "passage", "evidenceId:id passageId:id kind:text sha256:text"),

        type("stay.began",         "A vehicle is inside.",                                          "stay", STAY, "enteredAt:moment"),
        type("stay.ended",         "A vehicle has left, or is known to have left.",                 "stay", STAY, "state:text leftAt:moment"),
        type("stay.corrected",     "A stay was set right, with everything that follows from it.",   "stay", "stayId:id plate:text? state:text correction:object orderId:id? refunded:number"),

        type("order.opened",       "Something is to be paid.",                                      "order", ORDER),
        type("order.paid",         "It is paid.",                                                   "order", PAYMENT),
        type("order.cancelled",    "It is not to be paid any more.",                                "order", ORDER, "reason:text?"),
        type("order.arrears",      "The vehicle left without paying it.",                           "order", ORDER),
        type("order.refunded",     "Money went back.",                                              "order", REFUND),
        type("refund.failed",      "The channel could not give money back.",                        "order", REFUND),
        type("payment.accepted",   "The channel promised to collect it after the vehicle has left.", "order", PAYMENT),
        type("payment.failed",     "An attempt to pay failed.",                                     "order", PAYMENT, "reason:text?"),
        type("payment.credited",   "Money came for an order that needed none.",                     "order", PAYMENT),
        type("payment.returned",   "Such money is with the driver again.",                          "order", REFUND),
        type("payment.mismatch",   "The channel told of another amount than was asked for.",        "order", PAYMENT, "told:money"),

        type("arrears.paid",       "One payment paid several orders, each of which tells it too.",  "order", PAYMENT, "orders:ids"),
        type("arrears.reminder",   "A plate owes something for long; the link leads to its payment.", "order", "plate:text owed:money orders:ids step:number after:text link:text? linkValidUntil:moment?"),
        type("arrears.written-off", "An unpaid order was given up.",                                "order", "orderId:id plate:text? amount:money reason:text by:text"),

        type("benefit.issued",     "A coupon was issued, or a merchant validated a stay.",          "benefit", BENEFIT),
        type("benefit.claimed",    "A coupon is a plate's from now on.",                            "benefit", BENEFIT),
        type("benefit.revoked",    "It was taken back before anybody used it.",                     "benefit", BENEFIT),
        type("benefit.burnt",      "It was used.",                                                  "benefit", BENEFIT),
        type("benefit.returned",   "It can be used again: what it was used for was undone.",        "benefit", BENEFIT),
        type("points.credited",    "A mall answered late: what points are worth goes back as money.", "benefit", POINTS),
        type("points.refused",     "A mall would not have points confirmed that were used.",        "benefit", POINTS),

        type("card.renewed",       "A card is valid for longer.",                                   "card", RENEWAL, "firstDay:day lastDay:day"),
        type("renewal.requested",  "Somebody wants to renew a card.",                               "card", RENEWAL, "amount:money reason:text?"),
        type("renewal.approved",   "It was agreed to; it is to be paid.",                           "card", RENEWAL, "amount:money reason:text?"),
        type("renewal.rejected",   "It was refused.",                                               "card", RENEWAL, "amount:money reason:text?"),

        type("call.queued",        "A call waits for an agent; `why`: again.",                      "call", CALL, "lostBy:id? why:text? by:text? wanted:id? transferReason:text?"),
        type("call.offered",       "An agent is asked to answer.",                                  "call", CALL),
        type("call.answered",      "An agent has it.",                                              "call", CALL, "by:text?"),
        type("call.overflowed",    "More agents are asked than before.",                            "call", CALL),
        type("call.wrapped-up",    "Nobody talks any more; the agent writes down what it was.",     "call", CALL, "by:text?"),
        type("call.closed",        "It is over.",                                                   "call", CALL, "by:text?"),
        type("call.abandoned",     "The driver did not wait.",                                      "call", CALL),
        type("call.missed",        "Nobody answered.",                                              "call", CALL),
        type("call.ring-failed",   "The call centre could not ring.",                               "call", CALL, "outcome:text detail:text?"),

        type("agent.status-changed", "An agent is ready, busy, away or gone.",                      "agent", AGENT),
        type("agent.seat-changed", "An agent sits at another seat.",                                "agent", AGENT),
        type("park.spaces-corrected", "Somebody counted the free spaces.",                          "park", "free:number difference:number reason:text? correctedBy:text"),
        type("robot.online",       "A robot is connected.",                                         "nothing", ROBOT),
        type("robot.offline",      "A robot is not connected any more.",                            "nothing", ROBOT),

        type("webhook.disabled",   "A webhook is told nothing any more; `reason` says why.",        "webhook", "webhookId:id reason:text"),
        type("webhook.test",       "Somebody tried a webhook. Told to this webhook only.",          "webhook", "webhookId:id"));
    // spotless:on

    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    private EventTypes() {}

    private static EventType type(String name, String description, String subject, String... fields) {
        return new EventType(name, description, subject, DataShape.of(fields));
    }

    public static List<EventType> all() {
        return ALL;
    }

    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether a filter names something that is told: a type, or all of a kind as {@code passage.*}. */
    public static boolean isFilter(String text) {
        if (BY_NAME.containsKey(text)) {
            return true;
        }
        return text.endsWith(ALL_OF)
                && ALL.stream().anyMatch(type -> type.name().startsWith(text.substring(0, text.length() - 1)))
                && text.indexOf('*') == text.length() - 1
                && text.indexOf('.') == text.length() - 2;
    }

    /** What is wrong with something that is about to be told; empty when nothing. */
    static List<String> faults(Fact fact) {
        return named(fact.type())
                .map(type -> type.shape().faults(fact.data().getMap()))
                .orElse(List.of("no such type is in the catalogue, EventTypes"));
    }
}
