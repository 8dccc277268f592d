package io.gatehouse.lane;

import io.gatehouse.order.Plates;
import io.gatehouse.platform.PageQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which passages of a tenant. */
public class PassageQuery extends PageQuery {

    @QueryParam("parkId")
    public UUID parkId;

    @QueryParam("laneId")
    public UUID laneId;

    @QueryParam("plate")
    @Size(max = 32) @Parameter(description = "however it is written")
    public String plate;

    @QueryParam("state")
    public PassageState state;

    @QueryParam("situation")
    public Situation situation;

    Passages.Filter filter() {
        return new Passages.Filter(parkId, laneId, Plates.orNull("plate", plate), state, situation);
    }
}
