package io.gatehouse.platform;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list: its rows, and the cursor of the next page, null at the end. */
public record Page<T>(
        List<T> data,
        @Schema(description = "opaque cursor for `after`; null on the last page", nullable = true) String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MOST = 200;

    /** Cuts a page out of rows that were read one more than asked for. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, UUID> id) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        var rows = oneMore.subList(0, limit);
        return new Page<>(rows, cursor(id.apply(rows.get(limit - 1))));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(data.stream().map(view).toList(), next);
    }

    static String cursor(UUID last) {
        var bytes =
                ByteBuffer.allocate(16).putLong(last.getMostSignificantBits()).putLong(last.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
