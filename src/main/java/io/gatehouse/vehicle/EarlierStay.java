package io.gatehouse.vehicle;

import java.time.Instant;

/** An earlier stay of the same plate here, what it came to, and the free minutes it had. */
public record EarlierStay(Instant enteredAt, Instant leftAt, long charged, long freeMinutes) {}
