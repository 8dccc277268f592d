package io.gatehouse.order.arrears;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Where a driver can pay what he is reminded of; the room that knows how to link to it says so. */
public interface ArrearsLinks {

    /** @param passage at which the car was last seen; its plate's arrears are what the link leads to */
    String linkTo(UUID tenant, UUID passage, Instant now, Duration validity);
}
