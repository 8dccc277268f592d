package io.gatehouse.vehicle;

import java.time.Instant;

/** An earlier stay of the same plate here, and what it came to. */
public record EarlierStay(Instant enteredAt, Instant leftAt, long charged) {}
