package io.gatehouse.event;

import java.util.UUID;

/** The agents' own streams, as the log knows them: who follows it is present, and is told more than the log has. */
public interface AgentStreams {

    /** A stream of the agent is about to begin. It must be closed. */
    AgentStream opened(UUID tenant, UUID agent);
}
