package io.gatehouse.simulator.tour;

/** Something on the tour went otherwise than it should; the message says in a few words what. */
public final class Unexpected extends RuntimeException {
    Unexpected(String what) {
        super(what);
    }
}
