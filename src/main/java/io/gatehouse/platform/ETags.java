package io.gatehouse.platform;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code ETag} is the row's version; a change with {@code If-Match} of another version is refused with 412. */
public final class ETags {

    private ETags() {}

    public static Response.ResponseBuilder tagged(Response.ResponseBuilder response, TenantOwned row) {
        return response.header(HttpHeaders.ETAG, tag(row));
    }

    public static void match(String ifMatch, TenantOwned row) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(tag(row))) {
            throw stale();
        }
    }

    /** Somebody else changed it first. */
    static Problem stale() {
        return Problem.of(412, "stale", "This was changed in the meantime: read it again.");
    }

    private static String tag(TenantOwned row) {
        return "\"" + row.version + "\"";
    }
}
