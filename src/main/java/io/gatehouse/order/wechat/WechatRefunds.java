package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.Status;
import io.gatehouse.order.channel.GiveBack;
import io.gatehouse.order.channel.RefundState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Gives money back, or asks how a refund stands. It is asked for first: one that WeChat Pay knows is not made twice. */
@ApplicationScoped
class WechatRefunds {

    private static final Logger LOG = Logger.getLogger(WechatRefunds.class);
    private static final int LONGEST_REASON = 80;

    private final WechatClients clients;

    WechatRefunds(WechatClients clients) {
        this.clients = clients;
    }

    Uni<RefundState> refund(GiveBack refund, String publicUrl) {
        return on(refund, "refund-query", client -> stateOf(refund, known(client, refund)))
                .onFailure(failure -> failure instanceof ServiceException refused && WechatTrade.isUnheardOf(refused))
                .recoverWithUni(() -> create(refund, publicUrl));
    }

    private Uni<RefundState> create(GiveBack refund, String publicUrl) {
        return on(refund, "refund", client -> stateOf(refund, made(client, refund, publicUrl)))
                .onFailure(ServiceException.class)
                .recoverWithUni(failure -> refused(refund, (ServiceException) failure));
    }

    /** What our set-up or an empty purse is to blame for is tried again; what WeChat Pay will not do ends the refund. */
    private static Uni<RefundState> refused(GiveBack refund, ServiceException failure) {
        var fault = WechatFault.of(failure);
        if (fault.leavesItOpen() || fault.isOurSetUp()) {
            return Uni.createFrom().failure(failure);
        }
        LOG.warnf("Refund %s: WeChat Pay refuses it: %s", refund.refundNo(), fault.reason());
        return Uni.createFrom().item(RefundState.CLOSED);
    }

    private static Refund known(WechatClient client, GiveBack refund) {
        var request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(refund.refundNo());
        return service(client).queryByOutRefundNo(request);
    }

    private static Refund made(WechatClient client, GiveBack refund, String publicUrl) {
        var amount = new AmountReq();
        amount.setRefund(refund.amount());
        amount.setTotal(refund.paid());
        amount.setCurrency(refund.currency());
        var request = new CreateRequest();
        request.setOutTradeNo(refund.tradeNo());
        request.setOutRefundNo(refund.refundNo());
        request.setReason(shortened(refund.reason()));
        request.setNotifyUrl(publicUrl + client.merchant().notificationPath());
        request.setAmount(amount);
        return service(client).create(request);
    }

    /** WeChat Pay counts bytes. */
    private static String shortened(String reason) {
        var kept = new StringBuilder();
        int bytes = 0;
        for (int character : reason.codePoints().toArray()) {
            bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_REASON) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept.toString();
    }

    private static RefundState stateOf(GiveBack refund, Refund told) {
        boolean ours = refund.refundNo().equals(told.getOutRefundNo())
                && told.getAmount() != null
                && told.getAmount().getRefund() != null
                && told.getAmount().getRefund() == refund.amount();
        if (!ours) {
            throw new IllegalStateException("WeChat Pay speaks of another refund than " + refund.refundNo());
        }
        return stateOf(told.getStatus());
    }

    /** A state that is new to us is none yet. */
    static RefundState stateOf(Status status) {
        if (status == null) {
            return RefundState.PROCESSING;
        }
        return switch (status) {
            case SUCCESS -> RefundState.SUCCEEDED;
            case CLOSED -> RefundState.CLOSED;
            case PROCESSING -> RefundState.PROCESSING;
            case ABNORMAL -> RefundState.ABNORMAL;
        };
    }

    private static RefundService service(WechatClient client) {
        return new RefundService.Builder().httpClient(client.http()).build();
    }

    private <T> Uni<T> on(GiveBack refund, String what, Function<WechatClient, T> work) {
        return clients.call(refund.tenantId(), refund.accountId(), what, Again.ONCE, work);
    }
}
