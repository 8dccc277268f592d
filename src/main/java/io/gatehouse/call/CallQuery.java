package io.gatehouse.call;

import io.gatehouse.platform.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
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

    /** Of these parks only, or of none; null: of any. Not asked for by the client. */
    List<UUID> within;
}
