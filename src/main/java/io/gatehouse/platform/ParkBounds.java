package io.gatehouse.platform;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which parks of its tenant the request at hand may see. It lies with the request's own context, where {@link Database}
 * and {@link SetUp} find it: no endpoint passes it on, so none can forget to. What is done for nobody's request (lanes,
 * jobs) sees the whole tenant.
 */
public final class ParkBounds {

    private static final String KEY = "gatehouse.parks";
    private static final String NONE = "";

    private ParkBounds() {}

    /** @param parks null: all of the tenant's */
    public static void bind(Collection<UUID> parks) {
        var context = Vertx.currentContext();
        if (context == null || !VertxContext.isDuplicatedContext(context)) {
            throw new IllegalStateException("A request has a context of its own");
        }
        context.putLocal(KEY, written(parks));
    }

    /** Whether the request at hand may see this park. */
    public static boolean allow(UUID park) {
        var bounds = current();
        return bounds.equals(NONE) || bounds.contains(park.toString());
    }

    /** As {@code current_parks()} takes it in the database. */
    static String current() {
        Context context = Vertx.currentContext();
        String bounds = context == null || !VertxContext.isDuplicatedContext(context) ? null : context.getLocal(KEY);
        return bounds == null ? NONE : bounds;
    }

    static String written(Collection<UUID> parks) {
        return parks == null ? NONE : parks.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
