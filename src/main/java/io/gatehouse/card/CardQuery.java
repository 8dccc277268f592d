package io.gatehouse.card;

import io.gatehouse.order.Plates;
import io.gatehouse.platform.PageQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which cards of a tenant. */
public class CardQuery extends PageQuery {

    @QueryParam("parkId")
    public UUID parkId;

    @QueryParam("plate")
    @Size(max = 32) @Parameter(description = "one of its plates, however it is written")
    public String plate;

    @QueryParam("phone")
    @Size(max = 20) @Parameter(description = "of the holder")
    public String phone;

    /** Of these parks only; null: of any. Not asked for by the client. */
    public List<UUID> within;

    String plate() {
        return Plates.orNull("plate", plate);
    }
}
