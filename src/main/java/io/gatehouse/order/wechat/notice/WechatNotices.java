package io.gatehouse.order.wechat.notice;

import static io.gatehouse.platform.Columns.values;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Which letters were taken, in the database: a repetition is answered without being taken again. */
@ApplicationScoped
class WechatNotices {

    Uni<Boolean> isKnown(SqlConnection tx, Letter letter) {
        return tx.preparedQuery("select 1 from wechat_notice where account_id = $1 and id = $2")
                .execute(values(letter.merchant().id(), letter.id()))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> taken(SqlConnection tx, Letter letter, Instant at) {
        return tx.preparedQuery(
                        """
                        insert into wechat_notice (account_id, id, tenant_id, event_type, received_at)
                        values ($1, $2, $3, $4, $5) on conflict do nothing
                        """)
                .execute(values(
                        letter.merchant().id(), letter.id(), letter.merchant().tenantId(), letter.eventType(), at))
                .replaceWithVoid();
    }
}
