package io.gatehouse.order.wechat.bill;

import io.gatehouse.order.reconciliation.BillKind;
import io.gatehouse.order.reconciliation.BillRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads a trade bill: a line of names, lines of values that each begin with a backtick, a line of names again, and one of
 * sums. Amounts are in yuan. One whose sums are not those of its lines was cut off. Pure.
 */
final class BillReader {

    private static final String TRADE_NO = "商户订单号";
    private static final String REFUND_NO = "商户退款单号";
    private static final String CHANNEL_REF = "微信订单号";
    private static final String REFUND_REF = "微信退款单号";
    private static final String STATE = "交易状态";
    private static final String REFUND_STATE = "退款状态";
    private static final String AMOUNT = "订单金额";
    private static final String REFUNDED = "申请退款金额";
    private static final String CURRENCY = "货币种类";
    private static final String COUNT = "总交易单数";
    private static final String PAID_IN_ALL = "订单总金额";
    private static final String REFUNDED_IN_ALL = "申请退款总金额";

    private BillReader() {}

    /** Fails with an {@code IllegalArgumentException} where it is none, or not whole. */
    static List<BillRow> read(List<String> lines) {
        var all = lines.stream().filter(line -> !line.isBlank()).toList();
        int sums = all.size() - 2;
        if (sums < 1 || all.get(sums).startsWith("`") || !all.get(0).contains(TRADE_NO)) {
            throw new IllegalArgumentException("This is no trade bill");
        }
        var names = names(all.get(0));
        var values =
                all.subList(1, sums).stream().map(line -> named(names, line)).toList();
        check(named(names(all.get(sums)), all.get(sums + 1)), values);
        var rows = new ArrayList<BillRow>();
        values.forEach(value -> add(value, rows));
        return rows;
    }

    /** Excel's mark of Unicode is not part of a name. */
    private static List<String> names(String line) {
        return List.of(line.replace("\uFEFF", "").strip().split(","));
    }

    /** A value may have commas, but never one before a backtick. */
    private static Map<String, String> named(List<String> names, String line) {
        var values = line.strip().substring(line.startsWith("`") ? 1 : 0).split(",`", -1);
        if (values.length < names.size()) {
            throw new IllegalArgumentException("A line of the bill is cut off");
        }
        return IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(names::get, at -> values[at].strip()));
    }

    private static void check(Map<String, String> sums, List<Map<String, String>> values) {
        boolean whole = Integer.parseInt(sums.get(COUNT)) == values.size()
                && minor(sums, PAID_IN_ALL) == sum(values, AMOUNT)
                && minor(sums, REFUNDED_IN_ALL) == sum(values, REFUNDED);
        if (!whole) {
            throw new IllegalArgumentException("The bill's sums are not those of its lines");
        }
    }

    private static long sum(List<Map<String, String>> values, String name) {
        return values.stream().mapToLong(value -> minor(value, name)).sum();
    }

    private static void add(Map<String, String> value, List<BillRow> rows) {
        switch (value.get(STATE)) {
            case "SUCCESS" -> rows.add(payment(value, minor(value, AMOUNT)));
            case "REVOKED" -> rows.add(payment(value, -Math.max(minor(value, REFUNDED), minor(value, AMOUNT))));
            case "REFUND" -> rows.add(refund(value));
            default -> throw new IllegalArgumentException("The bill has a state that is new to us");
        }
    }

    private static BillRow payment(Map<String, String> value, long amount) {
        return new BillRow(
                BillKind.PAYMENT, value.get(TRADE_NO), null, value.get(CHANNEL_REF), amount, value.get(CURRENCY));
    }

    /** One that failed has moved nothing. */
    private static BillRow refund(Map<String, String> value) {
        var state = value.getOrDefault(REFUND_STATE, "");
        boolean moved = !state.equals("FAIL") && !state.equals("CLOSED");
        return new BillRow(
                BillKind.REFUND,
                value.get(TRADE_NO),
                value.get(REFUND_NO),
                value.get(REFUND_REF),
                moved ? minor(value, REFUNDED) : 0,
                value.get(CURRENCY));
    }

    private static long minor(Map<String, String> value, String name) {
        var text = value.getOrDefault(name, "");
        return text.isEmpty() ? 0 : new BigDecimal(text).movePointRight(2).longValueExact();
    }
}
