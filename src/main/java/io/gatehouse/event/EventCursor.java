package io.gatehouse.event;

import io.gatehouse.platform.Problem;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A place in the log: behind the event {@code seq} of transaction {@code tx}. Events come in the order of their
 * transactions' beginnings, not of the numbers that they drew: see V5.
 */
record EventCursor(long tx, long seq) {

    static final EventCursor OLDEST = new EventCursor(0, 0);

    private static final int BYTES = 2 * Long.BYTES;

    /** Before everything that a transaction from this one on told. */
    static EventCursor before(long tx) {
        return new EventCursor(tx, 0);
    }

    static EventCursor parse(String cursor) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == BYTES) {
                return known(new EventCursor(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException notOurs) {
            // falls through: the same problem as for a cursor of the wrong length
        }
        throw notOurs();
    }

    private static EventCursor known(EventCursor cursor) {
        if (cursor.tx < 0 || cursor.seq < 0) {
            throw notOurs();
        }
        return cursor;
    }

    private static Problem notOurs() {
        return Problem.invalidParameter("after", "invalid-cursor", "this is not a cursor of ours");
    }

    @Override
    public String toString() {
        var bytes = ByteBuffer.allocate(BYTES).putLong(tx).putLong(seq).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
