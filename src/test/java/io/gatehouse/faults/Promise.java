package io.gatehouse.faults;

/** What the platform promises whatever happens, as far as the checker can tell. */
enum Promise {
    ARRIVAL_DECIDED_ONCE("every arrival decided exactly once"),
    NO_GATE_OPENED_LATE("no gate opened after its command's deadline"),
    NO_GATE_OPENED_TWICE("no gate opened twice for one command or one grant"),
    NO_GATE_FOR_ANOTHER_CAR("no gate opened for another car"),
    EVERY_OPENING_KEPT("every opening of a gate kept"),
    OUTCOME_TRUE("outcomes as the robots say"),
    NO_PAYMENT_LOST("no payment lost"),
    NO_PAYMENT_DOUBLED("no payment doubled"),
    LEDGER_ZERO("the ledger sums to zero and equals the channel's books"),
    NO_CALL_LOST("no call for help lost"),
    EVENTS_IN_ORDER("events gapless and in order per passage"),
    SPACES_COUNTED("the spaces counted are those of the cars inside"),
    EVERYTHING_SETTLED("nothing left half done");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    Violation broken(Object about, String detail) {
        return new Violation(this, String.valueOf(about), detail);
    }
}
