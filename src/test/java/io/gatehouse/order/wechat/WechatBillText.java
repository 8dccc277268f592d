package io.gatehouse.order.wechat;

import io.gatehouse.order.wechat.WechatBooks.Booked;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A trade bill as it is documented: backticks before every value, sums at the end. */
final class WechatBillText {

    private static final String NAMES =
            "\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
                    + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

    private final List<String> lines = new ArrayList<>();
    private long paid;
    private long returned;

    WechatBillText paid(Booked trade) {
        return paid(trade.mchid, trade.transactionId, trade.tradeNo, trade.total);
    }

    WechatBillText paid(String mchid, String transactionId, String tradeNo, long amount) {
        paid += amount;
        return line(mchid, transactionId, tradeNo, "SUCCESS", amount, "0", "0", 0, "");
    }

    WechatBillText refunded(String mchid, String tradeNo, String refundNo, long amount) {
        returned += amount;
        return line(mchid, "4200000", tradeNo, "REFUND", 0, "5000000", refundNo, amount, "SUCCESS");
    }

    private WechatBillText line(
            String mchid,
            String transactionId,
            String tradeNo,
            String state,
            long amount,
            String refundRef,
            String refundNo,
            long refund,
            String refundState) {
        lines.add("`"
                + String.join(
                        ",`",
                        "2026-03-01 08:00:05",
                        WechatShop.APPID,
                        mchid,
                        "0",
                        "",
                        transactionId,
                        tradeNo,
                        "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
                        "NATIVE",
                        state,
                        "OTHERS",
                        "CNY",
                        yuan(amount),
                        "0.00",
                        refundRef,
                        refundNo,
                        yuan(refund),
                        "0.00",
                        refund == 0 ? "" : "ORIGINAL",
                        refundState,
                        "停车费, 南山中心",
                        "",
                        "0.03000",
                        "0.60%",
                        yuan(amount),
                        yuan(refund),
                        ""));
        return this;
    }

    String text() {
        var all = new ArrayList<String>();
        all.add(NAMES);
        all.addAll(lines);
        all.add(SUMS);
        all.add("`"
                + String.join(
                        ",`",
                        String.valueOf(lines.size()),
                        yuan(paid),
                        yuan(returned),
                        "0.00",
                        "0.00000",
                        yuan(paid),
                        yuan(returned)));
        return String.join("\r\n", all) + "\r\n";
    }

    private static String yuan(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
