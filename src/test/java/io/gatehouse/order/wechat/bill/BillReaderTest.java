package io.gatehouse.order.wechat.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.order.reconciliation.BillKind;
import io.gatehouse.order.reconciliation.BillRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillReaderTest {

    private static final String NAMES = "\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
            + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String PAID =
            "`2026-03-01 08:00:05,`wx1,`1900000109,`0,`,`4200001,`trade1,`o1,`NATIVE,`SUCCESS,`OTHERS,`CNY,"
                    + "`5.00,`0.00,`0,`0,`0.00,`0.00,`,`,`停车费, 南山中心,`,`0.03000,`0.60%,`5.00,`0.00,`";
    private static final String RETURNED =
            "`2026-03-01 09:00:05,`wx1,`1900000109,`0,`,`4200001,`trade1,`o1,`NATIVE,`REFUND,`OTHERS,`CNY,"
                    + "`0.00,`0.00,`5000001,`refund1,`2.00,`0.00,`ORIGINAL,`SUCCESS,`停车费,`,`-0.01000,`0.60%,`0.00,`2.00,`";
    private static final String SUM_NAMES = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

    private static String sums(int count, String paid, String returned) {
        return "`" + count + ",`" + paid + ",`" + returned + ",`0.00,`0.03000,`" + paid + ",`" + returned;
    }

    @Test
    void payments_and_refunds_are_read_by_the_names_of_their_columns() {
        assertEquals(
                List.of(
                        new BillRow(BillKind.PAYMENT, "trade1", null, "4200001", 500, "CNY"),
                        new BillRow(BillKind.REFUND, "trade1", "refund1", "5000001", 200, "CNY")),
                BillReader.read(List.of(NAMES, PAID, RETURNED, SUM_NAMES, sums(2, "5.00", "2.00"))));
    }

    @Test
    void a_payment_that_was_taken_back_on_the_spot_counts_against_itself() {
        var revoked = RETURNED.replace("`REFUND,", "`REVOKED,").replace("`2.00", "`5.00");
        var rows = BillReader.read(List.of(NAMES, PAID, revoked, SUM_NAMES, sums(2, "5.00", "5.00")));
        assertEquals(0, rows.stream().mapToLong(BillRow::amount).sum());
        assertEquals(BillKind.PAYMENT, rows.get(1).kind());
    }

    @Test
    void a_refund_that_failed_moved_nothing() {
        var failed = RETURNED.replace("`ORIGINAL,`SUCCESS", "`ORIGINAL,`FAIL");
        var rows = BillReader.read(List.of(NAMES, failed, SUM_NAMES, sums(1, "0.00", "2.00")));
        assertEquals(0, rows.get(0).amount());
    }

    @Test
    void a_day_without_trades_has_no_rows() {
        assertEquals(List.of(), BillReader.read(List.of(NAMES, SUM_NAMES, sums(0, "0.00", "0.00"))));
    }

    @Test
    void a_bill_that_was_cut_off_is_not_read() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BillReader.read(List.of(NAMES, PAID, SUM_NAMES, sums(2, "5.00", "2.00"))));
        assertThrows(IllegalArgumentException.class, () -> BillReader.read(List.of(NAMES, PAID, RETURNED)));
        assertThrows(
                IllegalArgumentException.class,
                () -> BillReader.read(List.of(NAMES, PAID.substring(0, 60), SUM_NAMES, sums(1, "5.00", "0.00"))));
        assertThrows(IllegalArgumentException.class, () -> BillReader.read(List.of("<html>")));
    }
}
