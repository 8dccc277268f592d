package io.gatehouse.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.order.Settlement.Attempt;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.ChannelState;
import io.gatehouse.order.channel.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    @ParameterizedTest(name = "{0} of a {1} {2} payment for an order that is {3}: {4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # the channel says | method   | payment   | order           | settlement
            WAITING            | QR       | CREATED   | OPEN            | NOTHING
            UNKNOWN            | QR       | CREATED   | OPEN            | NOTHING
            ACCEPTED           | DEFERRED | CREATED   | OPEN            | ACCEPT
            ACCEPTED           | DEFERRED | ACCEPTED  | OPEN            | NOTHING
            ACCEPTED           | DEFERRED | SUCCEEDED | PAID            | NOTHING
            ACCEPTED           | DEFERRED | FAILED    | OPEN            | NOTHING
            SUCCEEDED          | QR       | CREATED   | OPEN            | PAY
            SUCCEEDED          | QR       | CREATED   | ARREARS         | PAY
            SUCCEEDED          | DEFERRED | ACCEPTED  | OPEN            | PAY
            SUCCEEDED          | DEFERRED | ACCEPTED  | ARREARS         | PAY
            SUCCEEDED          | QR       | CREATED   | CANCELLED       | CREDIT
            SUCCEEDED          | QR       | CREATED   | PAID            | CREDIT
            SUCCEEDED          | QR       | FAILED    | OPEN            | CREDIT
            SUCCEEDED          | QR       | FAILED    | CANCELLED       | CREDIT
            SUCCEEDED          | QR       | FAILED    | ARREARS         | CREDIT
            SUCCEEDED          | QR       | FAILED    | REFUNDED        | CREDIT
            SUCCEEDED          | DEFERRED | FAILED    | OPEN            | CREDIT
            SUCCEEDED          | DEFERRED | FAILED    | ARREARS         | PAY
            SUCCEEDED          | QR       | SUCCEEDED | PAID            | NOTHING
            SUCCEEDED          | QR       | SUCCEEDED | PARTLY_REFUNDED | NOTHING
            SUCCEEDED          | QR       | REVERSED  | CANCELLED       | NOTHING
            FAILED             | QR       | CREATED   | OPEN            | FAIL
            CLOSED             | QR       | CREATED   | OPEN            | FAIL
            FAILED             | DEFERRED | CREATED   | OPEN            | FAIL
            FAILED             | DEFERRED | ACCEPTED  | OPEN            | FAIL_INTO_ARREARS
            FAILED             | DEFERRED | ACCEPTED  | ARREARS         | FAIL
            FAILED             | DEFERRED | ACCEPTED  | CANCELLED       | FAIL
            FAILED             | QR       | FAILED    | OPEN            | CLOSE
            CLOSED             | QR       | FAILED    | CANCELLED       | CLOSE
            FAILED             | QR       | SUCCEEDED | PAID            | NOTHING
            CLOSED             | QR       | REVERSED  | CANCELLED       | NOTHING
            """)
    void the_channels_word_amounts_to_what_the_table_says(
            ChannelState says, PaymentMethod method, PaymentState payment, OrderState order, Settlement settlement) {
        assertEquals(settlement, Settlement.of(attempt(method, payment, order, false), result(says, 500, "CNY")));
    }

    @ParameterizedTest
    @CsvSource({"499, CNY", "501, CNY", "500, USD", "500,", "0, CNY"})
    void another_sum_than_the_orders_moves_nothing(long amount, String currency) {
        var attempt = attempt(PaymentMethod.QR, PaymentState.CREATED, OrderState.OPEN, false);
        assertEquals(Settlement.MISMATCH, Settlement.of(attempt, result(ChannelState.SUCCEEDED, amount, currency)));
    }

    @ParameterizedTest
    @CsvSource({"true, CREDIT", "false, PAY"})
    void arrears_that_are_just_being_paid_in_another_way_are_not_paid_twice(boolean anotherLive, Settlement then) {
        var attempt = attempt(PaymentMethod.DEFERRED, PaymentState.FAILED, OrderState.ARREARS, anotherLive);
        assertEquals(then, Settlement.of(attempt, result(ChannelState.SUCCEEDED, 500, "CNY")));
    }

    private static ChannelResult result(ChannelState state, long amount, String currency) {
        return new ChannelResult(state, "ref", amount, currency, null, null);
    }

    private static Attempt attempt(PaymentMethod method, PaymentState state, OrderState orderState, boolean other) {
        var id = UUID.randomUUID();
        var order = new Order(
                id,
                id,
                id,
                OrderKind.TEMPORARY,
                orderState,
                500,
                0,
                "CNY",
                null,
                id,
                null,
                null,
                null,
                null,
                NOON,
                null,
                null,
                null,
                null);
        var payment = new Payment(
                id, id, id, id, "sandbox", null, method, state, 500, "CNY", "t", null, null, null, NOON, null, null);
        return new Attempt(order, payment, other, List.of());
    }
}
