package io.gatehouse.order.wechat;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What the counterpart knows of trades and refunds, and the documented answers about them. */
final class WechatBooks {

    /** An attempt as WeChat Pay keeps it. */
    static final class Booked {

        final String mchid;
        final String appid;
        final String tradeNo;
        final long total;
        final String type;
        final String notifyUrl;
        final String transactionId = "42000" + Math.abs(UUID.randomUUID().getMostSignificantBits());
        volatile String state;

        private Booked(JsonObject request, String type, String state) {
            this.mchid = request.getString("mchid");
            this.appid = request.getString("appid");
            this.tradeNo = request.getString("out_trade_no");
            this.total = request.getJsonObject("amount").getLong("total");
            this.type = type;
            this.notifyUrl = request.getString("notify_url");
            this.state = state;
        }

        boolean isPaid() {
            return state.equals("SUCCESS") || state.equals("REFUND");
        }

        JsonObject shown() {
            var shown = new JsonObject()
                    .put("appid", appid)
                    .put("mchid", mchid)
                    .put("out_trade_no", tradeNo)
                    .put("trade_type", type)
                    .put("trade_state", state)
                    .put("trade_state_desc", state);
            if (!isPaid()) {
                return shown;
            }
            return shown.put("transaction_id", transactionId)
                    .put("bank_type", "OTHERS")
                    .put("attach", "")
                    .put("success_time", now())
                    .put("payer", new JsonObject().put("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"))
                    .put(
                            "amount",
                            new JsonObject()
                                    .put("total", total)
                                    .put("payer_total", total)
                                    .put("currency", "CNY")
                                    .put("payer_currency", "CNY"));
        }
    }

    /** A refund as WeChat Pay keeps it. */
    static final class Returned {

        final Booked of;
        final String refundNo;
        final long amount;
        final String refundId = "50000" + Math.abs(UUID.randomUUID().getMostSignificantBits());
        volatile String status;

        private Returned(Booked of, String refundNo, long amount, String status) {
            this.of = of;
            this.refundNo = refundNo;
            this.amount = amount;
            this.status = status;
        }

        JsonObject shown() {
            return new JsonObject()
                    .put("refund_id", refundId)
                    .put("out_refund_no", refundNo)
                    .put("transaction_id", of.transactionId)
                    .put("out_trade_no", of.tradeNo)
                    .put("channel", "ORIGINAL")
                    .put("user_received_account", "支付用户零钱")
                    .put("create_time", now())
                    .put("status", status)
                    .put("funds_account", "AVAILABLE")
                    .put("amount", amounts().put("currency", "CNY"));
        }

        JsonObject amounts() {
            return new JsonObject()
                    .put("total", of.total)
                    .put("refund", amount)
                    .put("payer_total", of.total)
                    .put("payer_refund", amount)
                    .put("settlement_total", of.total)
                    .put("settlement_refund", amount)
                    .put("discount_refund", 0);
        }
    }

    private final Map<String, Booked> trades = new ConcurrentHashMap<>();
    private final Map<String, Returned> refunds = new ConcurrentHashMap<>();
    private final List<String> codesUsed = new ArrayList<>();
    volatile String refundStatus = "SUCCESS";

    static String now() {
        return OffsetDateTime.now(ZoneOffset.ofHours(8))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    Booked trade(String tradeNo) {
        return trades.get(tradeNo);
    }

    Returned refund(String refundNo) {
        return refunds.get(refundNo);
    }

    List<Returned> refunds() {
        return List.copyOf(refunds.values());
    }

    Booked book(JsonObject request, String type, String state) {
        return trades.computeIfAbsent(request.getString("out_trade_no"), no -> new Booked(request, type, state));
    }

    /** A code is used once. */
    synchronized boolean use(String code) {
        return !codesUsed.contains(code) && codesUsed.add(code);
    }

    /** Null where more would be given back than was paid. */
    synchronized Returned giveBack(JsonObject request) {
        var of = trade(request.getString("out_trade_no"));
        var no = request.getString("out_refund_no");
        long amount = request.getJsonObject("amount").getLong("refund");
        if (refunds.containsKey(no)) {
            return refunds.get(no);
        }
        long before = refunds.values().stream()
                .filter(r -> r.of == of && !r.status.equals("CLOSED"))
                .mapToLong(r -> r.amount)
                .sum();
        if (of == null || !of.isPaid() || before + amount > of.total) {
            return null;
        }
        of.state = "REFUND";
        var made = new Returned(of, no, amount, refundStatus);
        refunds.put(no, made);
        return made;
    }

    /** What the drivers of a merchant have paid and not got back. */
    long kept(String mchid) {
        long paid = trades.values().stream()
                .filter(t -> t.mchid.equals(mchid) && t.isPaid())
                .mapToLong(t -> t.total)
                .sum();
        return paid
                - refunds.values().stream()
                        .filter(r -> r.of.mchid.equals(mchid) && r.status.equals("SUCCESS"))
                        .mapToLong(r -> r.amount)
                        .sum();
    }
}
