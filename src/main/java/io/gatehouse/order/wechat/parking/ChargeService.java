package io.gatehouse.order.wechat.parking;

import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.Trade;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Charges at exits what WeChat Pay has promised to pay: the part of its channel that is about cars that leave first. */
@ApplicationScoped
public class ChargeService {

    private final Database database;
    private final Charges charges;
    private final Promises promises;
    private final ParkingCalls calls;
    private final Clock clock;

    ChargeService(Database database, Charges charges, Promises promises, ParkingCalls calls, Clock clock) {
        this.database = database;
        this.charges = charges;
        this.promises = promises;
        this.calls = calls;
        this.clock = clock;
    }

    /** What is asked is kept before it is, so that whoever repeats it says the same. */
    public Uni<ChannelResult> charge(Trade trade, String plate) {
        return database.inTenant(trade.tenantId(), tx -> charges.of(tx, trade, plate, clock.instant()))
                .chain(asking -> asking.isEmpty()
                        ? Uni.createFrom().item(ChannelResult.failed("no-promise"))
                        : calls.charge(
                                trade, asking.get().charge(), asking.get().isNew()));
    }

    /** There is no closing of a charge: it was accepted, or it never arrived. */
    public Uni<ChannelResult> query(Trade trade) {
        return calls.query(trade);
    }

    public Uni<Boolean> isPromised(UUID tenant, String plate) {
        return database.inTenant(tenant, tx -> promises.hasAny(tx, tenant, plate));
    }
}
