package io.gatehouse.order.wechat.bill;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.order.reconciliation.Reconciliation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** WeChat Pay's daily bills over HTTP: fetched by themselves, and again when somebody wants so. */
@Path("/v1/wechat-accounts/{id}/bills/{date}")
@Tag(name = "wechat-pay")
public class BillResource {

    private final Caller caller;
    private final BillService bills;

    BillResource(Caller caller, BillService bills) {
        this.caller = caller;
        this.bills = bills;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Fetches a daily bill of WeChat Pay, or fetches it again",
            description = "It is compared with the ledger. Each day's bill is fetched by itself after 10:00 of the next"
                    + " day in China.")
    @APIResponse(responseCode = "200", description = "The bill, with its differences from the ledger")
    @APIResponse(responseCode = "503", description = "WeChat Pay did not give the bill")
    public Uni<Reconciliation> fetch(@PathParam("id") UUID id, @PathParam("date") LocalDate date) {
        return bills.fetch(caller.tenant(), id, date);
    }
}
