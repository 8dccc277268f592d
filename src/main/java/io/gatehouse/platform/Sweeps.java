package io.gatehouse.platform;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Works through what is due, a few at a time; what fails is logged and comes again with the next sweep. */
public final class Sweeps {

    /** Jobs begin so much later, by chance: not all at once, nor those of all instances together. */
    public static final String SPREAD = "600ms";

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

    /** A thing that is due, and whose it is. */
    public record Due(UUID tenant, UUID id) {}

    /** The same for things that are worked on together, each tenant's as that tenant. */
    public static Uni<Void> perTenant(Uni<List<Due>> due, BiFunction<UUID, List<UUID>, Uni<Void>> work) {
        var groups = due.map(all -> List.copyOf(all.stream()
                .collect(Collectors.groupingBy(Due::tenant, Collectors.mapping(Due::id, Collectors.toList())))
                .entrySet()));
        return each(groups, of -> work.apply(of.getKey(), of.getValue()));
    }

    private static Uni<Void> calmly(Uni<Void> work, Object one) {
        return work.onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s: again with the next sweep", one))
                .onFailure()
                .recoverWithNull();
    }
}
