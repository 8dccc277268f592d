package io.gatehouse.platform;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Works through what is due, a few at a time; what fails is logged and comes again with the next sweep. */
public final class Sweeps {

    private static final Logger LOG = Logger.getLogger(Sweeps.class);
    private static final int TOGETHER = 8;

    private Sweeps() {}

    public static <T> Uni<Void> each(Uni<List<T>> due, Function<T, Uni<Void>> work) {
        return due.onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUni(one -> calmly(work.apply(one), one))
                .merge(TOGETHER)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure -> LOG.warnf("Nothing swept this time: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> calmly(Uni<Void> work, Object one) {
        return work.onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s: again with the next sweep", one))
                .onFailure()
                .recoverWithNull();
    }
}
