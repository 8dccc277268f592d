package io.gatehouse.call;

import java.util.Collection;

/** What an agent does: as it says, and, while it is ready, as its calls show. */
public enum AgentStatus {
    READY,
    BUSY,
    WRAP_UP,
    AWAY,
    /** Gone, or its stream is. */
    OFFLINE;

    /** Nothing is offered to it, and what is offered to it is withdrawn. */
    boolean isGone() {
        return this == AWAY || this == OFFLINE;
    }

    /**
     * What others see of an agent who chose this.
     *
     * @param calls that it has now
     * @param capacity how many it takes at once
     */
    AgentStatus with(Collection<CallState> calls, int capacity) {
        if (this != READY || calls.isEmpty()) {
            return this;
        }
        if (calls.stream().allMatch(state -> state == CallState.WRAP_UP)) {
            return WRAP_UP;
        }
        return calls.size() < capacity ? READY : BUSY;
    }
}
