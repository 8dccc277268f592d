package io.gatehouse.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;

/**
 * The benefits that an order's quote deducted, kept by another room. Called in the order's own transaction: an order counts
 * on its benefits, a payment or a promise uses them up, and what is cancelled or wholly refunded gives them back.
 */
public interface OrderBenefits {

    /** For this order, and no others of its stay. Fails with {@code fee-stale} when one of them is used elsewhere. */
    Uni<Void> reserve(SqlConnection transaction, Order order);

    /** Repeating it changes nothing. */
    Uni<Void> burn(SqlConnection transaction, Order order);

    Uni<Void> giveBack(SqlConnection transaction, Order order, String reason);

    /** Those by which a stay was free: it never was. */
    Uni<Void> giveBackOfStay(SqlConnection transaction, UUID stay, UUID park, String reason);
}
