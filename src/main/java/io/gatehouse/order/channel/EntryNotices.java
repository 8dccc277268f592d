package io.gatehouse.order.channel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.UUID;

/**
 * What a channel keeps of a car that came in and may leave first and pay later, in the transaction that begins its stay:
 * one statement, and nobody outside is asked. The gate has opened already.
 */
public interface EntryNotices {

    /** A stay with a plate that is paid by time. */
    record CarInside(UUID tenantId, UUID parkId, UUID stayId, String plate, String plateColor, Instant at) {}

    Uni<Void> entered(SqlConnection tx, CarInside car);
}
