package io.gatehouse.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** {@code ?limit=&after=} of every list (contract/http.md): newest first, cut by id. */
public class PageQuery {

    private static final UUID NEWEST = new UUID(-1, -1);

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1) @Max(Page.MOST) @Parameter(description = "rows of a page, at most 200")
    public int limit = Page.DEFAULT_LIMIT;

    @QueryParam("after")
    @Parameter(description = "`next` of the page before")
    public String after;

    /** Rows to read: one more than the page, to know whether there is a next one. */
    public int oneMore() {
        if (limit < 1 || limit > Page.MOST) {
            throw Problem.invalidParameter("limit", "out-of-range", "1 to " + Page.MOST + " is expected");
        }
        return limit + 1;
    }

    /** Rows are older (have a lower id) than this. */
    public UUID below() {
        if (after == null || after.isEmpty()) {
            return NEWEST;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(after));
            if (bytes.remaining() == 16) {
                return new UUID(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException notOurs) {
            // falls through: the same problem as for a cursor of the wrong length
        }
        throw Problem.invalidParameter("after", "invalid-cursor", "this is not a cursor of ours");
    }
}
