package io.gatehouse.lane;

import io.gatehouse.fee.Benefit;
import io.gatehouse.order.Contract;
import io.gatehouse.vehicle.EarlierStay;
import io.gatehouse.vehicle.Stay;
import io.gatehouse.vehicle.StayFee.Cover;
import io.gatehouse.vehicle.StayFee.Paid;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.UUID;

/**
 * What the database knows about a car at a lane, read in one query.
 *
 * @param passage this arrival's, null when it was never heard of
 * @param other the lane's live passage, if it is of another arrival
 * @param plate which plate stands: the one just read, or the one read before
 * @param card the best card for the plate at this park; null if there is none
 * @param stay the live stay of the plate or driver; null if there is none
 * @param contract by which the plate may leave first and pay later; null: it may not
 * @param arrears what the plate owes from earlier stays at any park of the tenant
 * @param benefits that may be used for the stay, or were
 * @param pointsAccount of the mall that may be asked for the driver's points; null when there is none, or it was asked
 * @param freeSpaces spaces left, after those promised to cars that were let in and to cars that wait longer
 */
public record Gathered(
        Passage passage,
        Passage other,
        String plate,
        Card card,
        Stay stay,
        Paid paid,
        Owing owing,
        Contract contract,
        List<EarlierStay> earlier,
        List<Benefit> benefits,
        UUID pointsAccount,
        long arrears,
        boolean barred,
        int freeSpaces) {

    /**
     * @param cover null while the card has no period
     * @param inside its other plates inside on it
     * @param vehicles those, as {@code [{plate, enteredAt, images}]}
     */
    public record Card(UUID id, int spaces, Cover cover, int inside, JsonArray vehicles) {}

    /**
     * The stay's open order.
     *
     * @param orderId null when there is none
     * @param promised a leave-first-pay-later contract has accepted to pay it
     * @param refused it was asked to, and did not
     */
    public record Owing(UUID orderId, boolean promised, boolean refused) {}
}
