package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import io.gatehouse.order.channel.Trade;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The calls about one attempt, in WeChat Pay's words. The SDK has no payment codes: their calls are made by hand through
 * its client, which signs and verifies them.
 */
record WechatTrade(WechatClient client, Trade trade) {

    private static final String TRANSACTIONS = "https://api.mch.weixin.qq.com/v3/pay/transactions/";
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** What the QR code contains. */
    String prepay(String description, String notifyUrl) {
        var request = new PrepayRequest();
        request.setAppid(client.merchant().appid());
        request.setMchid(client.merchant().mchid());
        request.setDescription(description);
        request.setOutTradeNo(trade.tradeNo());
        request.setTimeExpire(trade.expiresAt()
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(CHINA)
                .toString());
        request.setNotifyUrl(notifyUrl);
        request.setAmount(amount());
        return nativePay().prepay(request).getCodeUrl();
    }

    private Amount amount() {
        var amount = new Amount();
        amount.setTotal(Math.toIntExact(trade.amount()));
        amount.setCurrency(trade.currency());
        return amount;
    }

    Transaction payByCode(String description, String code, String deviceId) {
        var body = merchant()
                .put("description", description)
                .put("out_trade_no", trade.tradeNo())
                .put("payer", new JsonObject().put("auth_code", code))
                .put("amount", new JsonObject().put("total", trade.amount()).put("currency", trade.currency()))
                .put("scene_info", new JsonObject().put("device_id", deviceId));
        return post("codepay", body, Transaction.class);
    }

    Transaction query() {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(client.merchant().mchid());
        request.setOutTradeNo(trade.tradeNo());
        return nativePay().queryOrderByOutTradeNo(request);
    }

    Void close() {
        var request = new CloseOrderRequest();
        request.setMchid(client.merchant().mchid());
        request.setOutTradeNo(trade.tradeNo());
        nativePay().closeOrder(request);
        return null;
    }

    /** Fails with {@code USERPAYING} while the driver types his password. */
    Void reverse() {
        post("out-trade-no/" + trade.tradeNo() + "/reverse", merchant(), Object.class);
        return null;
    }

    /** Whether WeChat Pay says that it has never heard of it. */
    static boolean isUnheardOf(ServiceException refused) {
        return WechatFault.of(refused).isMissing();
    }

    private JsonObject merchant() {
        return new JsonObject()
                .put("appid", client.merchant().appid())
                .put("mchid", client.merchant().mchid());
    }

    private <T> T post(String path, JsonObject body, Class<T> answer) {
        var headers = new HttpHeaders();
        headers.addHeader("Accept", "application/json");
        headers.addHeader("Content-Type", "application/json");
        var json = new JsonRequestBody.Builder().body(body.encode()).build();
        return client.http().post(headers, TRANSACTIONS + path, json, answer).getServiceResponse();
    }

    private NativePayService nativePay() {
        return new NativePayService.Builder().httpClient(client.http()).build();
    }
}
