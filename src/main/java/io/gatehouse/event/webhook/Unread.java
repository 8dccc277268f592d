package io.gatehouse.event.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What of the log a webhook has not read yet and wants to be told.
 *
 * @param horizon every transaction before this one had ended, and everything it told was looked at
 */
record Unread(long horizon, List<Entry> entries) {

    static final int MOST = 200;

    /** An event, and its place in the log. */
    record Entry(long tx, long seq, UUID id, String type, UUID subject, Instant at) {}

    /** There may be more of it. */
    boolean goesOn() {
        return entries.size() >= MOST;
    }

    /** Where to go on: behind what was read, which at the end is all there is. */
    long nextTx(Standing from) {
        long last = goesOn() ? lastEntry().tx() : horizon;
        return Math.max(last, from.tx());
    }

    long nextSeq(Standing from) {
        if (goesOn()) {
            return lastEntry().seq();
        }
        return horizon > from.tx() ? 0 : from.seq();
    }

    private Entry lastEntry() {
        return entries.get(entries.size() - 1);
    }
}
