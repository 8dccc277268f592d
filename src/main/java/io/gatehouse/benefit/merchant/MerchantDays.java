package io.gatehouse.benefit.merchant;

import static io.gatehouse.platform.Columns.values;

import io.gatehouse.benefit.Worth;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** What each merchant gave away on a day, in the database. */
@ApplicationScoped
class MerchantDays {

    private static final String BEGIN =
            """
            insert into merchant_day (merchant_id, day, tenant_id, count, amount) values ($1, $2, $3, 0, 0)
            on conflict do nothing
            """;

    private static final String ONE_MORE =
            """
            update merchant_day set count = count + 1, amount = amount + $3
            where merchant_id = $1 and day = $2 and ($4::int is null or count < $4)
              and ($5::bigint is null or amount + $3 <= $5)
            returning count
            """;

    private static final String ONE_LESS =
            """
            update merchant_day set count = greatest(0, count - 1), amount = greatest(0, amount - $3)
            where merchant_id = $1 and day = $2
            """;

    /** False when the day's count or budget does not allow another. */
    Uni<Boolean> oneMore(SqlConnection tx, Merchant merchant, LocalDate day) {
        return tx.preparedQuery(BEGIN)
                .execute(values(merchant.id, day, merchant.tenantId))
                .chain(() -> tx.preparedQuery(ONE_MORE)
                        .execute(values(
                                merchant.id, day, amount(merchant.worth()), merchant.dailyCount, merchant.dailyBudget)))
                .map(rows -> rows.size() == 1);
    }

    /** One that was taken back. */
    Uni<Void> oneLess(SqlConnection tx, Merchant merchant, Worth worth, LocalDate day) {
        return tx.preparedQuery(ONE_LESS)
                .execute(values(merchant.id, day, amount(worth)))
                .replaceWithVoid();
    }

    private static long amount(Worth worth) {
        return worth.money() == null ? 0 : worth.value();
    }
}
