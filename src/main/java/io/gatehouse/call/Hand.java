package io.gatehouse.call;

import io.gatehouse.platform.Problem;

/**
 * Whose hand moves a call: an agent's, or an operator's who is none.
 *
 * @param agent null when an operator has no seat of its own at the desk
 */
record Hand(Who who, AgentNow agent) {

    /** @throws Problem when the token is no agent's */
    AgentNow agentItself() {
        if (agent == null) {
            throw CallProblem.agentUnknown(who);
        }
        return agent;
    }

    boolean supervises() {
        return who.operator() || agent != null && agent.supervisor();
    }

    boolean has(Call call) {
        return agent != null && call.isOf(agent.id());
    }

    /** As records name it. */
    String name() {
        return agent == null ? who.subject() : agent.name();
    }
}
