package io.gatehouse.simulator.tour;

/**
 * What came of one row of the tables.
 *
 * @param scene the story that brought it about
 * @param got null if it was never reached
 * @param end how the car's passage went on, in a few words
 * @param fault what went wrong; null if nothing did
 */
public record Result(Expected row, String scene, Verdict got, String end, String fault) {

    public boolean ok() {
        return fault == null;
    }

    Result endedBy(String what) {
        return new Result(row, scene, got, end.isEmpty() ? what : end + ", " + what, fault);
    }

    Result failed(String why) {
        return new Result(row, scene, got, end, fault == null ? why : fault);
    }
}
