package io.gatehouse.faults;

/**
 * A promise that was not kept.
 *
 * @param about e.g. the passage
 */
record Violation(Promise promise, String about, String detail) {
    @Override
    public String toString() {
        return promise + " " + about + ": " + detail;
    }
}
