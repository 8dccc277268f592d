package io.gatehouse.order.wechat.parking;

import java.time.Instant;
import java.util.UUID;

/**
 * What WeChat Pay has promised for one stay.
 *
 * @param accountId by which it was asked, and by which the stay is charged
 * @param plate of which it was told; it promises for no other
 * @param startedAt when the stay began, as it was told: a charge that says otherwise is refused
 * @param round how often the stay's plate was corrected: each is another parking to WeChat
 * @param service null where nobody could say
 * @param parkingId WeChat's name for the stay; null until it answered
 * @param changedAt WeChat's moment of the newest change that it told of; null until it told of one
 */
public record Promise(
        UUID stayId,
        UUID tenantId,
        UUID parkId,
        UUID accountId,
        PromiseState state,
        String plate,
        Colour colour,
        Instant startedAt,
        String parkName,
        int round,
        ServiceState service,
        String parkingId,
        String reason,
        Instant changedAt) {

    /** What WeChat answered about the entry, or told later. */
    public record Word(String parkingId, boolean normal, String reason) {}

    /** Our name for the stay at WeChat, the same at every repetition. */
    String outParkingNo() {
        return StayName.of(stayId, round);
    }

    Promise serviceIs(ServiceState found) {
        return with(state, found, parkingId, reason, changedAt);
    }

    /** About to be told; whoever was told already stays as it is. */
    Promise asked() {
        return state == PromiseState.DUE ? with(state.to(PromiseState.ASKED), service, null, null, changedAt) : this;
    }

    /** There will be no promise, unless there is one already. */
    Promise none(String why) {
        return state.open() ? with(state.to(PromiseState.NONE), service, parkingId, why, changedAt) : this;
    }

    /** The answer to the entry: what was told meanwhile is newer. */
    Promise answered(Word word) {
        if (state != PromiseState.ASKED) {
            return this;
        }
        var to = word.normal() ? PromiseState.PROMISED : PromiseState.BLOCKED;
        return with(state.to(to), service, word.parkingId(), word.reason(), changedAt);
    }

    /**
     * WeChat told of a change. Words come twice and in any order: only one that is newer than what is known counts, and
     * of two of the same second the one that takes the promise back.
     */
    Promise changed(Word word, Instant at) {
        boolean older = changedAt != null && (at.isBefore(changedAt) || at.equals(changedAt) && word.normal());
        var to = word.normal() ? PromiseState.PROMISED : PromiseState.WITHDRAWN;
        if (older || !state.mayBecome(to)) {
            return older || state.open() || state == PromiseState.NONE ? this : at(at);
        }
        return with(state.to(to), service, word.parkingId(), word.reason(), at);
    }

    private Promise at(Instant newer) {
        return with(state, service, parkingId, reason, newer);
    }

    private Promise with(PromiseState to, ServiceState found, String parking, String why, Instant changed) {
        return new Promise(
                stayId, tenantId, parkId, accountId, to, plate, colour, startedAt, parkName, round, found, parking, why,
                changed);
    }
}
