package io.gatehouse.call;

import io.gatehouse.platform.Problem;
import java.time.Instant;
import java.util.UUID;

/** Refusals at the desk: each says what happened instead. */
final class CallProblem {

    private CallProblem() {}

    static Problem agentUnknown(Who who) {
        return Problem.of(403, "agent-unknown", "No agent of this tenant is " + who.subject() + ".");
    }

    static Problem over(Call call) {
        var why = call.state() == CallState.ABANDONED && call.remark() != null ? " (" + call.remark() + ")" : "";
        return Problem.conflict(
                "call-over",
                "The call was " + call.state() + " at " + call.times().ended() + why + ".");
    }

    static Problem notYours(String holder) {
        return Problem.conflict("call-not-yours", "Agent " + holder + " has the call.");
    }

    static Problem notAnswered(Call call) {
        return Problem.conflict("call-not-answered", "Nobody has answered the call: it is " + call.state() + ".");
    }

    /** @param holder who has it now; null: nobody */
    static Problem offerOver(Call call, CallOffer lastOrNull, String holder) {
        return Problem.conflict("offer-over", instead(call, lastOrNull, holder));
    }

    private static String instead(Call call, CallOffer last, String holder) {
        if (call.state().isHeld()) {
            return "Agent " + holder + " has answered it.";
        }
        if (last == null) {
            return holder == null ? "It was not offered to you." : "It is offered to agent " + holder + ".";
        }
        return last.outcome() == null ? ranOut(last.until()) : ended(last);
    }

    private static String ended(CallOffer last) {
        return switch (last.outcome()) {
            case TIMED_OUT -> ranOut(last.until());
            case REJECTED -> "You rejected it at " + last.endedAt() + ".";
            case WITHDRAWN -> "The offer was withdrawn at " + last.endedAt() + ".";
            case ACCEPTED -> "You gave it away again.";
        };
    }

    private static String ranOut(Instant at) {
        return "The offer ran out at " + at + ".";
    }

    static Problem noPlaceLeft(AgentNow agent) {
        return Problem.conflict(
                "no-place-left", "You have " + agent.calls().size() + " call(s), and take no more at once.");
    }

    static Problem notReady(AgentNow agent) {
        return Problem.conflict("agent-not-ready", "Agent " + agent.name() + " is " + agent.status() + ".");
    }

    static Problem noRobot(UUID lane) {
        return Problem.conflict("no-robot", "No robot stands at lane " + lane + ".");
    }

    static Problem seatTaken(String seat, AgentNow by) {
        return Problem.conflict(
                "seat-taken", "Agent " + by.name() + " has seat " + seat + ": say the reason why it moves to you.");
    }
}
