package io.gatehouse.benefit;

import static io.gatehouse.platform.Columns.constant;
import static io.gatehouse.platform.Columns.moment;
import static io.gatehouse.platform.Columns.uuid;
import static io.gatehouse.platform.Columns.values;

import io.gatehouse.benefit.Voucher.Holder;
import io.gatehouse.benefit.Voucher.Use;
import io.gatehouse.fee.Benefit.Kind;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The vouchers in the database, as they are issued and looked up; what uses them is {@link Redemptions}. */
@ApplicationScoped
public class Vouchers {

    private static final String INSERT =
            """
            insert into benefit (id, tenant_id, source, source_id, kind, value, currency, label, stackable, parks, valid_from,
              valid_until, plate, driver, code, for_stay, park_id, state, issued_by, issued_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """;

    private static final String PAGE =
            """
            select * from benefit where tenant_id = $1 and id < $2 and source = $4
              and ($5::uuid is null or source_id = $5) and ($6::text is null or plate = $6)
              and ($7::text is null or state = $7) and ($8::uuid is null or for_stay = $8 or stay_id = $8)
            order by id desc limit $3
            """;

    /** What someone asks for in a list; null asks for nothing. */
    public record Filter(VoucherSource source, UUID sourceId, String plate, VoucherState state, UUID stayId) {}

    public Uni<Void> insert(SqlConnection tx, Voucher v) {
        return tx.preparedQuery(INSERT)
                .execute(values(
                        v.id(),
                        v.tenantId(),
                        v.source(),
                        v.sourceId(),
                        v.worth().kind(),
                        v.worth().value(),
                        v.worth().currency(),
                        v.label(),
                        v.stackable(),
                        v.parks() == null ? null : v.parks().toArray(UUID[]::new),
                        v.validFrom(),
                        v.validUntil(),
                        v.holder().plate(),
                        v.holder().driver(),
                        v.holder().code(),
                        v.forStay(),
                        v.parkId(),
                        v.state(),
                        v.issuedBy(),
                        v.issuedAt()))
                .replaceWithVoid();
    }

    public Uni<Voucher> one(SqlConnection tx, UUID tenant, VoucherSource source, UUID id) {
        return tx.preparedQuery("select * from benefit where tenant_id = $1 and id = $2 and source = $3")
                .execute(values(tenant, id, source))
                .map(rows -> first(rows)
                        .orElseThrow(() -> Problem.notFound(source.name().toLowerCase(java.util.Locale.ROOT), id)));
    }

    public Uni<Optional<Voucher>> byCode(SqlConnection tx, UUID tenant, String code) {
        return tx.preparedQuery("select * from benefit where tenant_id = $1 and code = $2")
                .execute(values(tenant, code))
                .map(Vouchers::first);
    }

    /** One row more than the page, newest first. */
    public Uni<List<Voucher>> page(SqlConnection tx, UUID tenant, PageQuery page, Filter filter) {
        return tx.preparedQuery(PAGE)
                .execute(values(
                        tenant,
                        page.below(),
                        page.oneMore(),
                        filter.source(),
                        filter.sourceId(),
                        filter.plate(),
                        filter.state(),
                        filter.stayId()))
                .map(rows -> Rows.all(rows, Vouchers::voucher));
    }

    /** From now on the plate's. Empty when it is used, taken back, or a plate's already. */
    public Uni<Optional<Voucher>> claim(SqlConnection tx, UUID id, String plate) {
        return tx.preparedQuery(
                        """
                        update benefit set plate = $2 where id = $1 and state = 'ISSUED' and (plate is null or plate = $2)
                        returning *
                        """)
                .execute(values(id, plate))
                .map(Vouchers::first);
    }

    /** Empty when it is used or was taken back before. */
    public Uni<Optional<Voucher>> revoke(SqlConnection tx, UUID id, String reason) {
        return tx.preparedQuery(
                        """
                        update benefit set state = 'REVOKED', ended_reason = $2 where id = $1 and state = 'ISSUED' returning *
                        """)
                .execute(values(id, reason))
                .map(Vouchers::first);
    }

    private static Optional<Voucher> first(RowSet<Row> rows) {
        return Rows.first(rows, Vouchers::voucher);
    }

    static Voucher voucher(Row row) {
        var parks = row.getArrayOfUUIDs("parks");
        return new Voucher(
                uuid(row, "id"),
                uuid(row, "tenant_id"),
                constant(VoucherSource.class, row, "source"),
                uuid(row, "source_id"),
                new Worth(constant(Kind.class, row, "kind"), row.getLong("value"), row.getString("currency")),
                row.getString("label"),
                row.getBoolean("stackable"),
                parks == null ? null : List.of(parks),
                moment(row, "valid_from"),
                moment(row, "valid_until"),
                new Holder(row.getString("plate"), row.getString("driver"), row.getString("code")),
                uuid(row, "for_stay"),
                uuid(row, "park_id"),
                constant(VoucherState.class, row, "state"),
                new Use(uuid(row, "stay_id"), uuid(row, "order_id"), row.getLong("deducted"), moment(row, "burnt_at")),
                row.getString("issued_by"),
                moment(row, "issued_at"),
                row.getString("ended_reason"));
    }
}
