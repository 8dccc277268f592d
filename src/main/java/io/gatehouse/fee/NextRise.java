package io.gatehouse.fee;

import java.time.Instant;

/** From when on more is owed, and how much then. */
public record NextRise(Instant at, long owed) {}
