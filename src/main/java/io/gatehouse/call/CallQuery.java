package io.gatehouse.call;

import io.gatehouse.platform.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Which calls of a tenant. */
public class CallQuery extends PageQuery {

    @QueryParam("state")
    public CallState state;

    @QueryParam("kind")
    public CallKind kind;

    @QueryParam("parkId")
    public UUID parkId;

    @QueryParam("laneId")
    public UUID laneId;

    @QueryParam("agentId")
    public UUID agentId;
}
