package io.gatehouse.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.order.channel.RefundState;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatesTest {

    @Test
    void an_order_moves_as_the_table_says() {
        var moves =
                """
                OPEN -> ARREARS PAID CANCELLED
                ARREARS -> PAID CANCELLED
                PAID -> PARTLY_REFUNDED REFUNDED
                PARTLY_REFUNDED -> PARTLY_REFUNDED REFUNDED
                REFUNDED ->
                CANCELLED ->
                """;
        assertEquals(moves, table(OrderState.values(), OrderState::mayBecome));
    }

    @Test
    void a_payment_moves_as_the_table_says() {
        var moves =
                """
                CREATED -> ACCEPTED SUCCEEDED FAILED REVERSED
                ACCEPTED -> SUCCEEDED FAILED REVERSED
                SUCCEEDED ->
                FAILED -> SUCCEEDED REVERSED
                REVERSED ->
                """;
        assertEquals(moves, table(PaymentState.values(), PaymentState::mayBecome));
    }

    @Test
    void a_refund_moves_as_the_table_says() {
        var moves =
                """
                PROCESSING -> SUCCEEDED CLOSED ABNORMAL
                SUCCEEDED ->
                CLOSED ->
                ABNORMAL -> SUCCEEDED CLOSED
                """;
        assertEquals(moves, table(RefundState.values(), RefundState::mayBecome));
    }

    @Test
    void an_illegal_move_fails() {
        assertThrows(IllegalStateException.class, () -> OrderState.CANCELLED.to(OrderState.PAID));
        assertThrows(IllegalStateException.class, () -> PaymentState.REVERSED.to(PaymentState.SUCCEEDED));
        assertThrows(IllegalStateException.class, () -> RefundState.CLOSED.to(RefundState.SUCCEEDED));
    }

    private static <S> String table(S[] states, BiFunction<S, S, Boolean> mayBecome) {
        return Arrays.stream(states)
                .map(from -> Arrays.stream(states)
                        .filter(to -> mayBecome.apply(from, to))
                        .map(to -> " " + to)
                        .collect(Collectors.joining("", from + " ->", "\n")))
                .collect(Collectors.joining());
    }
}
