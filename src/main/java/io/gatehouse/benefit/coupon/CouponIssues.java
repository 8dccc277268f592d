package io.gatehouse.benefit.coupon;

import static io.gatehouse.platform.Columns.values;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** How many coupons of each campaign were issued, in the database. */
@ApplicationScoped
class CouponIssues {

    private static final String ONE_MORE =
            """
            insert into campaign_issue (campaign_id, tenant_id, issued) values ($1, $2, 1)
            on conflict (campaign_id) do update set issued = campaign_issue.issued + 1
            where campaign_issue.issued < $3
            returning issued
            """;

    /** False when all of them are out. */
    Uni<Boolean> oneMore(SqlConnection tx, Campaign campaign) {
        return tx.preparedQuery(ONE_MORE)
                .execute(values(campaign.id, campaign.tenantId, campaign.quantity))
                .map(rows -> rows.size() == 1);
    }
}
