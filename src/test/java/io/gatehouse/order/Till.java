package io.gatehouse.order;

import io.gatehouse.order.PaymentService.Start;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.channel.PaymentMethod;
import io.gatehouse.platform.Database;
import io.gatehouse.support.OrderFixtures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What tests do with orders: owes, starts, settles, and listens to what other rooms are told. */
@ApplicationScoped
public class Till {

    private final Database database;
    private final OrderService orders;
    private final Orders rows;
    private final Payments payments;
    private final PaymentService service;
    private final Queue<OrderPaid> paid = new ConcurrentLinkedQueue<>();
    private final Queue<PaymentFailed> failed = new ConcurrentLinkedQueue<>();

    Till(Database database, OrderService orders, Orders rows, Payments payments, PaymentService service) {
        this.database = database;
        this.orders = orders;
        this.rows = rows;
        this.payments = payments;
        this.service = service;
    }

    void hear(@ObservesAsync OrderPaid event) {
        paid.add(event);
    }

    void hear(@ObservesAsync PaymentFailed event) {
        failed.add(event);
    }

    List<OrderPaid> paid(UUID order) {
        return paid.stream().filter(event -> event.orderId().equals(order)).toList();
    }

    List<PaymentFailed> failed(UUID order) {
        return failed.stream().filter(event -> event.orderId().equals(order)).toList();
    }

    public static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    OrderDraft draft(OrderFixtures at, UUID stay, long amount) {
        return OrderDraft.ofStay(at.tenantId(), at.park(), stay, "粤B12345", amount, "CNY");
    }

    UUID owes(OrderFixtures at, UUID stay, long amount) {
        return now(database.inTenant(at.tenantId(), tx -> orders.openFor(tx, draft(at, stay, amount))));
    }

    UUID owes(OrderFixtures at, long amount) {
        return owes(at, at.stay("粤B12345"), amount);
    }

    void cancel(OrderFixtures at, UUID stay) {
        now(database.inTenant(at.tenantId(), tx -> orders.cancelOpen(tx, stay, "left-free")));
    }

    UUID leavesOwing(OrderFixtures at, UUID stay, long amount) {
        return now(database.inTenant(at.tenantId(), tx -> orders.becomeArrears(tx, draft(at, stay, amount))));
    }

    Payment start(OrderFixtures at, UUID order, Behaviour behaviour) {
        return now(service.start(at.tenantId(), order, new Start("sandbox", PaymentMethod.QR, null, behaviour)))
                .payment();
    }

    Order order(OrderFixtures at, UUID order) {
        return now(database.inTenant(at.tenantId(), tx -> rows.of(tx, at.tenantId(), order)));
    }

    List<Payment> attempts(OrderFixtures at, UUID order) {
        return now(database.inTenant(at.tenantId(), tx -> payments.ofOrder(tx, order)));
    }

    static ChannelResult success(Payment payment) {
        return ChannelResult.succeeded("ref-" + payment.tradeNo(), payment.amount(), payment.currency());
    }
}
