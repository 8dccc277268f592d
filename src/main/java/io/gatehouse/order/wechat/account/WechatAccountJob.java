package io.gatehouse.order.wechat.account;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.platform.Database;
import io.gatehouse.platform.Rows;
import io.gatehouse.platform.SealedText;
import io.gatehouse.platform.Sweeps;
import io.gatehouse.platform.Sweeps.Due;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals anew what an older key has sealed, so that an old key can be taken away. */
@ApplicationScoped
class WechatAccountJob {

    private static final int AT_ONCE = 100;

    private final Database database;
    private final WechatAccountService accounts;
    private final SealedText sealed;

    WechatAccountJob(Database database, WechatAccountService accounts, SealedText sealed) {
        this.database = database;
        this.accounts = accounts;
        this.sealed = sealed;
    }

    @Scheduled(every = "{gatehouse.wechat.reseal}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> reseal() {
        var due = database.acrossTenants(connection -> connection
                .preparedQuery("select tenant_id, id from wechat_accounts_sealed_before($1, $2)")
                .execute(values(sealed.newest(), AT_ONCE))
                .map(rows -> Rows.all(rows, row -> new Due(row.getUUID("tenant_id"), row.getUUID("id")))));
        return Sweeps.each(due, account -> accounts.reseal(account.tenant(), account.id()));
    }
}
