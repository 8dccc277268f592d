package io.gatehouse.order.wechat.parking;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.WechatPayException;
import com.wechat.pay.java.service.wexinpayscoreparking.WexinPayScoreParkingService;
import com.wechat.pay.java.service.wexinpayscoreparking.model.CreateTransactionRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.QueryTransactionRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.Trade;
import io.gatehouse.order.wechat.Again;
import io.gatehouse.order.wechat.WechatClient;
import io.gatehouse.order.wechat.WechatClients;
import io.gatehouse.order.wechat.WechatConfig;
import io.gatehouse.order.wechat.WechatFault;
import io.gatehouse.order.wechat.account.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The four calls of 支付分停车. */
@ApplicationScoped
class ParkingCalls {

    /** A request that has not arrived by then never will: nobody sends it once the driver was asked to pay on site. */
    private static final Duration NEVER_ARRIVED = Duration.ofSeconds(30);

    private final WechatClients clients;
    private final WechatConfig config;
    private final String publicUrl;
    private final Duration patience;
    private final Clock clock;

    ParkingCalls(
            WechatClients clients,
            WechatConfig config,
            @ConfigProperty(name = "gatehouse.public-url") String publicUrl,
            @ConfigProperty(name = "gatehouse.payment.accepted-within") Duration patience,
            Clock clock) {
        this.clients = clients;
        this.config = config;
        this.publicUrl = publicUrl;
        this.patience = patience;
        this.clock = clock;
    }

    /** Empty where WeChat does not say: the answer to the entry says the same. */
    Uni<Optional<ServiceState>> service(Promise promise) {
        return clients.call(promise.tenantId(), promise.accountId(), "parking-service", Again.ONCE, client -> {
            try {
                var request = ParkingRequests.service(client.merchant().appid(), promise);
                return ParkingAnswers.service(
                        service(client).queryPlateService(request).getServiceState());
            } catch (ServiceException refused) {
                return whatWasMeant(refused, Optional.empty());
            }
        });
    }

    /** What the answer makes of the promise. */
    Uni<UnaryOperator<Promise>> enter(Promise promise, int freeSeconds) {
        return clients.call(promise.tenantId(), promise.accountId(), "parking-entry", Again.ONCE, client -> {
            try {
                var request = ParkingRequests.entry(promise, freeSeconds, notifyUrl(client.merchant()));
                var word = ParkingAnswers.word(service(client).createParking(request));
                return asked -> asked.answered(word);
            } catch (ServiceException refused) {
                var why = WechatFault.of(refused).reason();
                return whatWasMeant(refused, asked -> asked.none(why));
            }
        });
    }

    /** What may be right later fails, and is tried again; anything else is an answer. */
    private static <T> T whatWasMeant(ServiceException refused, T answer) {
        var fault = WechatFault.of(refused);
        if (fault.leavesItOpen() || fault.isOurSetUp()) {
            throw refused;
        }
        return answer;
    }

    /** @param isNew nobody can have asked for this charge before: then a refusal is sure */
    Uni<ChannelResult> charge(Trade trade, Charge charge, boolean isNew) {
        return clients.call(trade.tenantId(), trade.accountId(), "parking-charge", Again.NEVER, client -> {
            var request = ParkingRequests.charge(
                    client.merchant().appid(), trade, charge, config.description(), notifyUrl(client.merchant()));
            return charge(client, trade, request, isNew);
        });
    }

    /** A charge that was lost on the way is asked for again in the same words, as long as the driver waits for it. */
    private ChannelResult charge(WechatClient client, Trade trade, CreateTransactionRequest request, boolean isNew) {
        boolean sure = isNew;
        while (waits(trade)) {
            try {
                return ParkingAnswers.result(service(client).createTransaction(request));
            } catch (ServiceException refused) {
                var fault = WechatFault.of(refused);
                if (!fault.leavesItOpen()) {
                    return sure ? ChannelResult.failed(fault.reason()) : ChannelResult.unknown(fault.reason());
                }
            } catch (WechatPayException lost) {
                // nobody knows whether it arrived
            }
            sure = false;
        }
        return ChannelResult.unknown("not-accepted-in-time");
    }

    private boolean waits(Trade trade) {
        return clock.instant().isBefore(trade.begunAt().plus(patience));
    }

    Uni<ChannelResult> query(Trade trade) {
        return clients.call(trade.tenantId(), trade.accountId(), "parking-query", Again.ONCE, client -> {
            try {
                return ParkingAnswers.result(found(client, trade));
            } catch (ServiceException refused) {
                var fault = WechatFault.of(refused);
                boolean never = trade.begunAt().plus(NEVER_ARRIVED).isBefore(clock.instant());
                return fault.isMissing() && never
                        ? ChannelResult.closed("never-accepted")
                        : ChannelResult.unknown(fault.reason());
            }
        });
    }

    private static Transaction found(WechatClient client, Trade trade) {
        var request = new QueryTransactionRequest();
        request.setOutTradeNo(trade.tradeNo());
        return service(client).queryTransaction(request);
    }

    private String notifyUrl(Merchant merchant) {
        return publicUrl + merchant.notificationPath();
    }

    private static WexinPayScoreParkingService service(WechatClient client) {
        return new WexinPayScoreParkingService.Builder()
                .httpClient(client.http())
                .build();
    }
}
