package io.gatehouse.fee;

/** A stretch of time in which one cap holds. */
record Window(long from, long to) {
    boolean contains(long minute) {
        return minute >= from && minute < to;
    }
}
