package io.gatehouse.faults;

import static io.gatehouse.faults.Promise.LEDGER_ZERO;
import static io.gatehouse.faults.Promise.NO_PAYMENT_DOUBLED;
import static io.gatehouse.faults.Promise.NO_PAYMENT_LOST;

import io.gatehouse.faults.Books.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The channel's books are the truth about money: every trade there counts once here, or is given back. */
final class MoneyChecks {
    private final Books books;
    private final Map<String, List<Row>> payments;
    private final Map<String, List<Row>> trades;
    private final Map<UUID, List<Row>> refunds;

    private MoneyChecks(Books books) {
        this.books = books;
        payments = books.by(Table.PAYMENTS, row -> row.text("trade_no"));
        trades = books.by(Table.TRADES, row -> row.text("trade_no"));
        refunds = books.by(Table.REFUNDS, row -> row.id("payment_id"));
    }

    static Stream<Violation> of(Testimony robots, Books books) {
        var checks = new MoneyChecks(books);
        return Stream.of(checks.trades(), checks.payments(), checks.orders(), checks.movements(), checks.channel())
                .flatMap(found -> found);
    }

    private Stream<Violation> trades() {
        return books.all(Table.TRADES).stream().filter(succeeded()).flatMap(trade -> {
            var payment = Books.only(payments.get(trade.text("trade_no")));
            if (payment == null || payment.number("amount") != trade.number("amount")) {
                return Stream.of(
                        NO_PAYMENT_LOST.broken(trade.text("trade_no"), "the channel has it, and no payment does"));
            }
            boolean counts = payment.is("state", "SUCCEEDED") || refunded(payment) == payment.number("amount");
            return counts
                    ? Stream.empty()
                    : Stream.of(NO_PAYMENT_LOST.broken(trade.text("trade_no"), "paid, but " + payment.text("state")));
        });
    }

    private Stream<Violation> payments() {
        return books.all(Table.PAYMENTS).stream()
                .filter(succeeded())
                .filter(payment -> {
                    var trade = Books.only(trades.get(payment.text("trade_no")));
                    return trade == null
                            || !trade.is("state", "SUCCEEDED")
                            || trade.number("amount") != payment.number("amount");
                })
                .map(payment ->
                        NO_PAYMENT_DOUBLED.broken(payment.id("id"), "SUCCEEDED, but not in the channel's books"));
    }

    private Stream<Violation> orders() {
        var ofOrder = books.by(Table.PAYMENTS, row -> row.id("order_id"));
        return books.all(Table.ORDERS).stream().flatMap(order -> {
            long due =
                    switch (order.text("state")) {
                        case "PAID", "PARTLY_REFUNDED", "REFUNDED" -> order.number("amount") - order.number("refunded");
                        default -> 0;
                    };
            long moved = ofOrder.getOrDefault(order.id("id"), List.of()).stream()
                    .mapToLong(payment -> inChannel(payment) - refunded(payment))
                    .sum();
            var promise = moved > due ? NO_PAYMENT_DOUBLED : NO_PAYMENT_LOST;
            return moved == due
                    ? Stream.empty()
                    : Stream.of(promise.broken(order.id("id"), order.text("state") + " has " + moved + " of " + due));
        });
    }

    private long inChannel(Row payment) {
        return trades.getOrDefault(payment.text("trade_no"), List.of()).stream()
                .filter(succeeded())
                .mapToLong(trade -> trade.number("amount"))
                .sum();
    }

    private long refunded(Row payment) {
        return refunds.getOrDefault(payment.id("id"), List.of()).stream()
                .filter(succeeded())
                .mapToLong(refund -> refund.number("amount"))
                .sum();
    }

    private Stream<Violation> movements() {
        return books.by(Table.LEDGER, row -> row.id("movement_id")).entrySet().stream()
                .filter(movement -> sum(movement.getValue(), entry -> true) != 0)
                .map(movement -> LEDGER_ZERO.broken(movement.getKey(), "does not sum to zero"));
    }

    /** What lies at the channel, order by order. */
    private Stream<Violation> channel() {
        var entries = books.by(Table.LEDGER, row -> row.id("payment_id"));
        return books.all(Table.PAYMENTS).stream().flatMap(payment -> {
            long booked = Math.abs(
                    sum(entries.getOrDefault(payment.id("id"), List.of()), entry -> entry.is("account", "CHANNEL")));
            long moved = inChannel(payment) - refunded(payment);
            return booked == moved
                    ? Stream.empty()
                    : Stream.of(LEDGER_ZERO.broken(
                            payment.id("id"), "the ledger has " + booked + ", the channel " + moved));
        });
    }

    private static long sum(List<Row> entries, Predicate<Row> of) {
        return entries.stream()
                .filter(of)
                .mapToLong(entry -> entry.number("amount"))
                .sum();
    }

    private static Predicate<Row> succeeded() {
        return row -> row.is("state", "SUCCEEDED");
    }
}
