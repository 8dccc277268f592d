package io.gatehouse.benefit;

import io.gatehouse.event.Fact;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** What is told of a voucher, in the words of the API. Neither its code nor its driver is. */
public final class VoucherFact {

    private VoucherFact() {}

    /** @param what e.g. {@code benefit.burnt} */
    public static Fact of(String what, Voucher v, UUID park, Instant at) {
        var data = new JsonObject()
                .put("benefitId", v.id().toString())
                .put("source", v.source().name())
                .put("sourceId", v.sourceId().toString())
                .put("kind", v.worth().kind().name())
                .put("value", v.worth().value())
                .put("state", v.state().name())
                .put("plate", v.holder().plate())
                .put(
                        "stayId",
                        text(v.use().stayId() == null ? v.forStay() : v.use().stayId()))
                .put("orderId", text(v.use().orderId()))
                .put("deducted", v.use().deducted());
        return new Fact(v.tenantId(), park, v.id(), what, at, data);
    }

    private static String text(UUID idOrNull) {
        return idOrNull == null ? null : idOrNull.toString();
    }
}
