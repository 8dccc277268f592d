package io.gatehouse.order.wechat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request to WeChat Pay by name.
 *
 * @param about the trade, refund or bill
 */
record WechatCall(String name, String about, JsonObject body, String url) {

    private record Kind(String name, Pattern pattern) {}

    private static final String TRANSACTIONS = "/v3/pay/transactions/";

    private static final List<Kind> KINDS = List.of(
            kind("native", "POST " + TRANSACTIONS + "native"),
            kind("codepay", "POST " + TRANSACTIONS + "codepay"),
            kind("query", "GET " + TRANSACTIONS + "out-trade-no/(\\w+)\\?mchid=\\d+"),
            kind("close", "POST " + TRANSACTIONS + "out-trade-no/(\\w+)/close"),
            kind("reverse", "POST " + TRANSACTIONS + "out-trade-no/(\\w+)/reverse"),
            kind("refund", "POST /v3/refund/domestic/refunds"),
            kind("refund-query", "GET /v3/refund/domestic/refunds/(\\w+)"),
            kind("parking-service", "GET /v3/vehicle/parking/services/find\\?(.*)"),
            kind("parking-entry", "POST /v3/vehicle/parking/parkings"),
            kind("parking-charge", "POST /v3/vehicle/transactions/parking"),
            kind("parking-query", "GET /v3/vehicle/transactions/out-trade-no/(\\w+).*"),
            kind("certificates", "GET /v3/certificates"),
            kind("bill", "GET /v3/bill/tradebill\\?bill_date=([0-9-]+).*"),
            kind("bill-file", "GET /v3/billdownload/file\\?token=([^&]+).*"));

    private static Kind kind(String name, String pattern) {
        return new Kind(name, Pattern.compile(pattern));
    }

    static WechatCall of(String method, String url, String body) {
        var json = body == null || body.isBlank() ? new JsonObject() : new JsonObject(body);
        for (var kind : KINDS) {
            var matcher = kind.pattern().matcher(method + " " + url);
            if (matcher.matches()) {
                var about = matcher.groupCount() == 1
                        ? matcher.group(1)
                        : json.getString("out_trade_no", json.getString("out_parking_no"));
                return new WechatCall(kind.name(), about == null ? null : about.replace("%20", " "), json, url);
            }
        }
        return new WechatCall("unknown", url, json, url);
    }
}
