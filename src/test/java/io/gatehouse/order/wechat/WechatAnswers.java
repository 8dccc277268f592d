package io.gatehouse.order.wechat;

import static io.gatehouse.order.wechat.WechatCounterpart.error;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The documented answers. */
record WechatAnswers(WechatCounterpart of, Map<String, String> bills) {

    record Answer(int status, String body) {}

    Answer to(WechatCall call, String mchid) {
        return switch (call.name()) {
            case "native" -> prepaid(call);
            case "codepay" -> paidByCode(call);
            case "query" -> queried(call, mchid);
            case "close" -> closed(call);
            case "reverse" -> reversed(call);
            case "refund" -> refunded(call);
            case "refund-query" -> refundQueried(call);
            case "certificates" -> new Answer(200, of.certificatesShown());
            case "bill" -> billed(call, mchid);
            case "parking-service" -> of.parking.service(call);
            case "parking-entry" -> of.parking.entered(call);
            case "parking-charge" -> of.parking.charged(call, mchid, of.books);
            case "parking-query" -> of.parking.queried(call, mchid, of.books);
            default -> new Answer(404, error("RESOURCE_NOT_EXISTS"));
        };
    }

    private Answer prepaid(WechatCall call) {
        var trade = of.books.book(call.body(), "NATIVE", "NOTPAY");
        if (!trade.state.equals("NOTPAY")) {
            return new Answer(400, error(trade.isPaid() ? "ORDERPAID" : "ORDER_CLOSED"));
        }
        return new Answer(
                200,
                new JsonObject()
                        .put("code_url", "weixin://wxpay/bizpayurl?pr=" + trade.tradeNo)
                        .encode());
    }

    /** The second digit says what the driver's phone does: 3 pays at once, 4 asks for a password, 5 is out of date. */
    private Answer paidByCode(WechatCall call) {
        var code = call.body().getJsonObject("payer").getString("auth_code");
        if (of.books.trade(call.about()) != null) {
            return new Answer(400, error("OUT_TRADE_NO_USED"));
        }
        if (code.startsWith("15") || !of.books.use(code)) {
            return new Answer(400, error("AUTH_CODE_EXPIRED"));
        }
        var trade = of.books.book(call.body(), "MICROPAY", code.startsWith("14") ? "USERPAYING" : "SUCCESS");
        return new Answer(200, trade.shown().encode());
    }

    private Answer queried(WechatCall call, String mchid) {
        var trade = of.books.trade(call.about());
        return trade == null || !trade.mchid.equals(mchid)
                ? new Answer(404, error("ORDER_NOT_EXIST"))
                : new Answer(200, trade.shown().encode());
    }

    private Answer closed(WechatCall call) {
        var trade = of.books.trade(call.about());
        if (trade == null) {
            return new Answer(404, error("ORDER_NOT_EXIST"));
        }
        if (trade.isPaid()) {
            return new Answer(400, error("ORDERPAID"));
        }
        trade.state = "CLOSED";
        return new Answer(204, "");
    }

    /** What is paid is given back, what is not is closed; while a password is typed it cannot say. */
    private Answer reversed(WechatCall call) {
        var trade = of.books.trade(call.about());
        if (trade == null) {
            return new Answer(404, error("ORDER_NOT_EXIST"));
        }
        trade.state = "REVOKED";
        return new Answer(
                200,
                new JsonObject()
                        .put("out_trade_no", trade.tradeNo)
                        .put("recall", "N")
                        .encode());
    }

    private Answer refunded(WechatCall call) {
        var refund = of.books.giveBack(call.body());
        return refund == null
                ? new Answer(400, error("INVALID_REQUEST"))
                : new Answer(200, refund.shown().encode());
    }

    private Answer refundQueried(WechatCall call) {
        var refund = of.books.refund(call.about());
        return refund == null
                ? new Answer(404, error("RESOURCE_NOT_EXISTS"))
                : new Answer(200, refund.shown().encode());
    }

    private Answer billed(WechatCall call, String mchid) {
        var content = bills.get(mchid + " " + call.about());
        if (content == null) {
            return new Answer(400, error("NO_STATEMENT_EXIST"));
        }
        boolean gzip = call.url().contains("tar_type=GZIP");
        return new Answer(
                200,
                new JsonObject()
                        .put("hash_type", "SHA1")
                        .put("hash_value", WechatBillFile.sha1(content))
                        .put(
                                "download_url",
                                "https://api.mch.weixin.qq.com/v3/billdownload/file?token=" + mchid + "%20"
                                        + call.about() + (gzip ? "&tartype=gzip" : ""))
                        .encode());
    }
}
