package io.gatehouse.order.arrears;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.order.Order;
import io.gatehouse.order.OrderKind;
import io.gatehouse.order.OrderState;
import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Money;
import io.gatehouse.platform.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # owed            | wanted   | whole   | part of | so much
            500 CNY           |          | 500     |         |   0
            500 CNY,700 CNY   |          | 500 700 |         |   0
            500 CNY,700 CNY   | 1200 CNY | 500 700 |         |   0
            500 CNY,700 CNY   |  500 CNY | 500     |         |   0
            500 CNY,700 CNY   |  600 CNY | 500     | 700     | 100
            500 CNY,700 CNY   |    1 CNY | ''      | 500     |   1
            500 CNY,700 EUR   |  100 EUR | ''      | 700     | 100
            500 CNY,700 EUR   |  700 EUR | 700     |         |   0
            """)
    void the_oldest_are_paid_first(String owed, String wanted, String whole, Long split, long part) {
        var portion = Portion.of(orders(owed), money(wanted));
        assertEquals(
                whole,
                portion.whole().stream().map(o -> String.valueOf(o.amount())).collect(Collectors.joining(" ")));
        assertEquals(split, portion.split() == null ? null : portion.split().amount());
        assertEquals(part, portion.part());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            500 CNY         | 501 CNY | exceeds-arrears
            500 CNY         | 500 EUR | nothing-owed
            500 CNY,700 EUR |         | invalid-input
            """)
    void what_cannot_be_is_refused(String owed, String wanted, String code) {
        var problem = assertThrows(Problem.class, () -> Portion.of(orders(owed), money(wanted)));
        assertEquals(code, problem.code());
    }

    private static Money money(String words) {
        if (words == null) {
            return null;
        }
        var parts = words.split(" ");
        return new Money(Long.parseLong(parts[0]), parts[1]);
    }

    private static List<Order> orders(String words) {
        return Arrays.stream(words.split(","))
                .map(PortionTest::money)
                .map(PortionTest::order)
                .toList();
    }

    private static Order order(Money owed) {
        var id = Ids.next();
        return new Order(
                id,
                id,
                id,
                OrderKind.ARREARS,
                OrderState.ARREARS,
                owed.amount(),
                0,
                owed.currency(),
                "粤B12345",
                id,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null);
    }
}
