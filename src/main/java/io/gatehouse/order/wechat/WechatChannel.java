package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import io.gatehouse.order.channel.ChannelAccount;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.GiveBack;
import io.gatehouse.order.channel.PaymentChannel;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.order.channel.RefundState;
import io.gatehouse.order.channel.Trade;
import io.gatehouse.order.wechat.account.Merchants;
import io.gatehouse.order.wechat.parking.ChargeService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** WeChat Pay as a payment channel. What it refuses is told; what it does not say stays unknown, and is asked again. */
@ApplicationScoped
class WechatChannel implements PaymentChannel {

    static final String NAME = "wechat";

    private final WechatClients clients;
    private final WechatClosings closings;
    private final WechatRefunds refunds;
    private final ChargeService charges;
    private final Merchants merchants;
    private final WechatConfig config;
    private final String publicUrl;

    WechatChannel(
            WechatClients clients,
            WechatClosings closings,
            WechatRefunds refunds,
            ChargeService charges,
            Merchants merchants,
            WechatConfig config,
            @ConfigProperty(name = "gatehouse.public-url") String publicUrl) {
        this.clients = clients;
        this.closings = closings;
        this.refunds = refunds;
        this.charges = charges;
        this.merchants = merchants;
        this.config = config;
        this.publicUrl = publicUrl;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean needsAccount() {
        return true;
    }

    @Override
    public Uni<List<ChannelAccount>> accountsOf(UUID tenant) {
        return merchants.inUse(tenant);
    }

    @Override
    public Uni<ChannelResult> offer(Trade trade) {
        return on(
                        trade,
                        "native",
                        Again.ONCE,
                        of -> ChannelResult.waiting(of.prepay(config.description(), notifyUrl(of))))
                .onFailure(ServiceException.class)
                .recoverWithUni(refused -> refusedOffer(trade, (ServiceException) refused));
    }

    private String notifyUrl(WechatTrade of) {
        return publicUrl + of.client().merchant().notificationPath();
    }

    /** Where the order exists already, it has been paid or closed: asking tells which. */
    private Uni<ChannelResult> refusedOffer(Trade trade, ServiceException refused) {
        var fault = WechatFault.of(refused);
        if (fault.leavesItOpen()) {
            return Uni.createFrom().failure(refused);
        }
        return fault.isTaken() ? query(trade) : Uni.createFrom().item(ChannelResult.failed(fault.reason()));
    }

    /** Never a second time in the same call: the sweep asks what became of the code. */
    @Override
    public Uni<ChannelResult> take(Trade trade, String paymentCode) {
        return on(
                        trade,
                        "codepay",
                        Again.NEVER,
                        of -> TradeAnswer.of(
                                of.payByCode(config.description(), paymentCode, deviceOf(trade)),
                                trade,
                                of.client().merchant(),
                                false))
                .onFailure(ServiceException.class)
                .recoverWithItem(refused -> refusedCode(WechatFault.of((ServiceException) refused)));
    }

    private static ChannelResult refusedCode(WechatFault fault) {
        if (fault.isPaying()) {
            return ChannelResult.waiting(null);
        }
        return fault.leavesItOpen() || fault.isTaken()
                ? ChannelResult.unknown(fault.reason())
                : ChannelResult.failed(fault.reason());
    }

    private static String deviceOf(Trade trade) {
        return trade.parkId().toString().replace("-", "");
    }

    @Override
    public Uni<ChannelResult> charge(Trade trade, String plate) {
        return charges.charge(trade, plate);
    }

    @Override
    public Uni<ChannelResult> query(Trade trade) {
        return trade.method() == PaymentMethod.DEFERRED ? charges.query(trade) : closings.query(trade, false);
    }

    @Override
    public Uni<ChannelResult> close(Trade trade) {
        return trade.method() == PaymentMethod.DEFERRED ? charges.query(trade) : closings.close(trade);
    }

    @Override
    public Uni<RefundState> refund(GiveBack refund) {
        return refunds.refund(refund, publicUrl);
    }

    @Override
    public Uni<Boolean> contractOf(UUID tenant, UUID account, String plate) {
        return charges.isPromised(tenant, plate);
    }

    private Uni<ChannelResult> on(Trade trade, String what, Again again, Function<WechatTrade, ChannelResult> work) {
        return clients.call(
                trade.tenantId(), trade.accountId(), what, again, client -> work.apply(new WechatTrade(client, trade)));
    }
}
