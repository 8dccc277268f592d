package io.gatehouse.card;

import io.gatehouse.platform.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Which renewals of a tenant. */
public class RenewalQuery extends PageQuery {

    @QueryParam("state")
    public RenewalState state;

    @QueryParam("parkId")
    public UUID parkId;

    @QueryParam("cardId")
    public UUID cardId;
}
