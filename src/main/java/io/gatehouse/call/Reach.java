package io.gatehouse.call;

/** How far a call looks for somebody. */
public enum Reach {
    /** Those who know its park, and those who serve its group or every park. */
    NEAR(1),
    /** Also those of the groups around. */
    WIDER(2),
    /** Also the park's emergency contact, by phone. */
    CONTACT(2);

    private final int farthest;

    Reach(int farthest) {
        this.farthest = farthest;
    }

    /** Whether agents at this distance are asked. */
    boolean covers(int distance) {
        return distance <= farthest;
    }
}
