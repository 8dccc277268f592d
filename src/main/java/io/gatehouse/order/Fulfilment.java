package io.gatehouse.order;

import io.gatehouse.event.Fact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** What another room does when an order is paid, in the payment's own transaction: both happen, or neither. */
public interface Fulfilment {

    /** The facts that it made true. */
    Uni<List<Fact>> fulfil(SqlConnection transaction, Order paid, Instant at);
}
