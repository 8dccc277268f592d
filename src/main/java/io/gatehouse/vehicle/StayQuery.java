package io.gatehouse.vehicle;

import io.gatehouse.order.Plates;
import io.gatehouse.platform.PageQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which stays of a tenant. */
public class StayQuery extends PageQuery {

    @QueryParam("parkId")
    public UUID parkId;

    @QueryParam("state")
    public StayState state;

    @QueryParam("plate")
    @Size(max = 32) @Parameter(description = "however it is written")
    public String plate;

    @QueryParam("review")
    @DefaultValue("false")
    @Parameter(description = "only those that somebody should look at")
    public boolean review;

    String plate() {
        return Plates.orNull("plate", plate);
    }
}
