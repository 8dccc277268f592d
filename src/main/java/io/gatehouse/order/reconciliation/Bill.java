package io.gatehouse.order.reconciliation;

import java.util.List;

/**
 * A channel's bill of one day.
 *
 * @param sha1 of the file, in hexadecimal; null: on that day there was nothing to bill
 */
public record Bill(List<BillRow> rows, String sha1) {

    public static final Bill EMPTY = new Bill(List.of(), null);

    int count(BillKind kind) {
        return (int) rows.stream().filter(row -> row.kind() == kind).count();
    }

    long sum(BillKind kind) {
        return rows.stream()
                .filter(row -> row.kind() == kind)
                .mapToLong(BillRow::amount)
                .sum();
    }
}
