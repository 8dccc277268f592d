package io.gatehouse.simulator.tour;

import io.gatehouse.simulator.Presentation;

/** What a lane does about a car, as its driver notices it. */
public record Verdict(String voice, String screen, String light, Gate gate) {

    static Verdict of(Presentation shown, boolean open) {
        return new Verdict(shown.voice(), shown.screen(), shown.light(), open ? Gate.OPEN : Gate.HOLD);
    }

    @Override
    public String toString() {
        return voice + ", " + screen + ", " + light + ", " + gate;
    }

    /** What it does with the gate. */
    public enum Gate {
        OPEN,
        HOLD
    }
}
