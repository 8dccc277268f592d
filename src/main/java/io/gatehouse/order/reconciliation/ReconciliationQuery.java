package io.gatehouse.order.reconciliation;

import io.gatehouse.platform.PageQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which reconciliations of a tenant. */
public class ReconciliationQuery extends PageQuery {

    @QueryParam("channel")
    @Size(max = 50) @Parameter(description = "a payment channel, e.g. `wechat`")
    public String channel;

    @QueryParam("accountId")
    public UUID accountId;

    @QueryParam("day")
    @Parameter(description = "a calendar day in China, e.g. `2026-03-01`")
    public LocalDate day;

    @QueryParam("cause")
    @Parameter(description = "those that have a difference of this cause")
    public DifferenceCause cause;
}
