package io.gatehouse.lane;

import io.gatehouse.platform.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which openings of a tenant. */
public class OpeningQuery extends PageQuery {

    @QueryParam("parkId")
    public UUID parkId;

    @QueryParam("laneId")
    public UUID laneId;

    @QueryParam("passageId")
    public UUID passageId;

    @QueryParam("kind")
    public OpeningKind kind;

    @QueryParam("outcome")
    public OpeningOutcome outcome;

    @QueryParam("agentId")
    public UUID agentId;

    @QueryParam("abnormalReason")
    public AbnormalReason abnormalReason;

    @QueryParam("reviewed")
    @Parameter(description = "whether somebody has looked at it")
    public Boolean reviewed;

    Openings.Filter filter() {
        return new Openings.Filter(parkId, laneId, passageId, kind, outcome, agentId, abnormalReason, reviewed);
    }
}
