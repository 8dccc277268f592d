package io.gatehouse.order.ledger;

import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which entries: of a channel, of a day as the channel's bill cuts it. */
public class LedgerQuery extends PageQuery {

    @QueryParam("channel")
    @Size(max = 50) @Parameter(description = "a payment channel, e.g. `sandbox`")
    public String channel;

    @QueryParam("day")
    @Parameter(description = "a calendar day, e.g. `2026-03-01`")
    public LocalDate day;

    @QueryParam("timeZone")
    @Size(max = 50) @Parameter(description = "in which `day` is counted; `Asia/Shanghai` where it is left out, as the channels' bills")
    public String timeZone;

    OffsetDateTime from() {
        return day == null ? null : startOf(day);
    }

    OffsetDateTime until() {
        return day == null ? null : startOf(day.plusDays(1));
    }

    private OffsetDateTime startOf(LocalDate date) {
        try {
            var zone = ZoneId.of(timeZone == null ? "Asia/Shanghai" : timeZone);
            return date.atStartOfDay(zone).toOffsetDateTime();
        } catch (DateTimeException unknown) {
            throw Problem.invalid("timeZone", "unknown-time-zone", "This is no time zone, e.g. Asia/Shanghai.");
        }
    }
}
