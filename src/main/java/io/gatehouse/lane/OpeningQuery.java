package io.gatehouse.lane;

import io.gatehouse.platform.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

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

    Openings.Filter filter() {
        return new Openings.Filter(parkId, laneId, passageId, kind, outcome);
    }
}
