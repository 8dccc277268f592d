package io.gatehouse.order;

import io.gatehouse.platform.PageQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which orders of a tenant. */
public class OrderQuery extends PageQuery {

    @QueryParam("state")
    public OrderState state;

    @QueryParam("kind")
    public OrderKind kind;

    @QueryParam("parkId")
    public UUID parkId;

    @QueryParam("plate")
    @Size(max = 32) @Parameter(description = "however it is written")
    public String plate;

    @QueryParam("stayId")
    public UUID stayId;

    @QueryParam("cardId")
    public UUID cardId;

    String plate() {
        return Plates.orNull("plate", plate);
    }
}
