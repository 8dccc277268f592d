package io.gatehouse.order.wechat.bill;

import io.gatehouse.order.reconciliation.Reconciliation;
import io.gatehouse.order.reconciliation.ReconciliationService;
import io.gatehouse.order.reconciliation.Reconciliations.Ref;
import io.gatehouse.order.wechat.Again;
import io.gatehouse.order.wechat.WechatClients;
import io.gatehouse.order.wechat.account.Merchants;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Fetches bills and has them compared with the ledger. */
@ApplicationScoped
class BillService {

    static final String CHANNEL = "wechat";
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = Logger.getLogger(BillService.class);
    private static final int MONTHS_KEPT = 3;

    private final Merchants merchants;
    private final WechatClients clients;
    private final ReconciliationService reconciliations;
    private final Clock clock;

    BillService(Merchants merchants, WechatClients clients, ReconciliationService reconciliations, Clock clock) {
        this.merchants = merchants;
        this.clients = clients;
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    /** Whatever was fetched of that day before. */
    Uni<Reconciliation> fetch(UUID tenant, UUID account, LocalDate day) {
        return merchants
                .of(tenant, account)
                .invoke(() -> refuseUnlessThere(day))
                .chain(merchant ->
                        clients.call(merchant, "bill", Again.ONCE, client -> new BillFile(client, day).fetched()))
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(failure -> unavailable(account, failure))
                .chain(bill -> reconciliations.reconcile(new Ref(tenant, CHANNEL, account, day), bill));
    }

    private void refuseUnlessThere(LocalDate day) {
        var today = LocalDate.now(clock.withZone(CHINA));
        if (!day.isBefore(today) || day.isBefore(today.minusMonths(MONTHS_KEPT))) {
            throw Problem.conflict("no-such-bill", "WeChat Pay has bills of the last three months, until yesterday.");
        }
    }

    private static Problem unavailable(UUID account, Throwable failure) {
        LOG.warnf("No bill of account %s: %s", account, failure);
        return Problem.unavailable("channel-unavailable", "WeChat Pay did not give the bill. Try again.");
    }
}
