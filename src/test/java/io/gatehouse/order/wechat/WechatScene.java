package io.gatehouse.order.wechat;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.order.OrderDraft;
import io.gatehouse.order.OrderService;
import io.gatehouse.order.wechat.WechatBooks.Booked;
import io.gatehouse.platform.Database;
import io.gatehouse.support.OrderFixtures;
import io.gatehouse.support.SettableClock;
import io.gatehouse.support.TestTenant;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A tenant with an account at the counterpart, whose drivers owe something; and what must be true whatever goes wrong. */
abstract class WechatScene {

    static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Database database;

    @Inject
    OrderService orders;

    final WechatCounterpart wechat = WechatCounterpart.here();
    OrderFixtures at;
    WechatShop shop;
    UUID stay;

    @BeforeEach
    void a_tenant_with_an_account() {
        SettableClock.reset();
        wechat.reset();
        at = OrderFixtures.made();
        stay = at.stay("粤B12345");
        shop = open();
    }

    WechatShop open() {
        return WechatShop.open(at.tenant(), (UUID) null);
    }

    /** After each fault: nothing is lost, nothing is taken twice, and the ledger says what WeChat Pay says. */
    @AfterEach
    void the_ledger_sums_to_zero_and_holds_what_wechat_holds() {
        try {
            await().atMost(SOON).untilAsserted(() -> assertEquals(wechat.books.kept(shop.mchid()), held("CHANNEL")));
            assertEquals(
                    "0",
                    at.read("select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t and channel ="
                            + " 'wechat'"));
            assertEquals(
                    at.read("select coalesce(sum(amount - refunded), 0) from orders where tenant_id = $t and paid_at is"
                            + " not null"),
                    String.valueOf(held("CHANNEL")));
            assertEquals(List.of(), List.copyOf(wechat.unbelieved));
        } finally {
            SettableClock.reset();
        }
    }

    long held(String account) {
        return Long.parseLong(
                at.read("select coalesce(sum(amount), 0) from ledger_entry where tenant_id = $t and account = '"
                        + account + "'"));
    }

    static <T> T now(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }

    UUID owes(long amount) {
        var draft = OrderDraft.ofStay(at.tenantId(), at.park(), stay, "粤B12345", amount, "CNY");
        return now(database.inTenant(at.tenantId(), tx -> orders.openFor(tx, draft)));
    }

    void cancel() {
        now(database.inTenant(at.tenantId(), tx -> orders.cancelOpen(tx, stay, "left-free")));
    }

    ValidatableResponse pay(UUID order, JsonObject input) {
        return at.tenant()
                .as("DRIVER_BACKEND")
                .body(input.encode())
                .post("/v1/orders/" + order + "/payments")
                .then();
    }

    /** The trade number of a QR code that waits for its driver. */
    String shownQr(UUID order) {
        return pay(order, new JsonObject().put("method", "QR"))
                .statusCode(201)
                .extract()
                .path("tradeNo");
    }

    ValidatableResponse payByCode(UUID order, String code) {
        return pay(order, new JsonObject().put("method", "CODE").put("paymentCode", code));
    }

    static String code(String beginning) {
        return beginning
                + String.format(
                        "%016d", Math.abs(UUID.randomUUID().getLeastSignificantBits()) % 10_000_000_000_000_000L);
    }

    Booked driverPays(String tradeNo) {
        var trade = wechat.books.trade(tradeNo);
        trade.state = "SUCCESS";
        return trade;
    }

    void tell(Booked trade) {
        assertEquals(
                204, WechatMail.ofPayment(wechat, trade, shop.account()).sent().status());
    }

    String state(UUID order) {
        return TestTenant.read("select state from orders where id = '" + order + "'");
    }

    String attempts(UUID order) {
        return TestTenant.read(
                "select string_agg(state, ',' order by id) from payment where order_id = '" + order + "'");
    }

    void awaitPaid(UUID order) {
        SettableClock.hurryUntil(() -> "PAID".equals(state(order)));
        assertEquals(
                "1",
                TestTenant.read("select count(distinct movement_id) from ledger_entry where refund_id is null and"
                        + " order_id = '" + order + "'"));
        assertEquals(
                "1",
                TestTenant.read(
                        "select count(*) from event where type = 'order.paid' and data->>'orderId' = '" + order + "'"));
    }

    ValidatableResponse refund(UUID order, long amount) {
        var money = new JsonObject().put("amount", amount).put("currency", "CNY");
        return at.tenant()
                .as("OPERATOR")
                .body(new JsonObject()
                        .put("amount", money)
                        .put("reason", "车主投诉")
                        .encode())
                .post("/v1/orders/" + order + "/refunds")
                .then();
    }

    String refunds() {
        return at.read("select string_agg(state, ',' order by id) from refund where tenant_id = $t");
    }
}
