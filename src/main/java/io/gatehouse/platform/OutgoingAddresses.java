package io.gatehouse.platform;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Guards what tenants let us ask: an address is checked when it is kept, and again each time it is connected to, because
 * names may lead elsewhere by then. What was checked is what is connected to.
 */
@ApplicationScoped
public class OutgoingAddresses {

    /** Whoever keeps an address does not wait for a slow name server; it is asked again at each connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NameLookup names;
    private final Set<String> trusted;

    OutgoingAddresses(
            NameLookup names,
            @ConfigProperty(name = "gatehouse.outgoing.trusted-hosts") Optional<Set<String>> trusted) {
        this.names = names;
        this.trusted = trusted.orElse(Set.of());
    }

    /** Fails with a problem about the field unless it may be kept. A name that nobody knows yet may. */
    public Uni<OutgoingAddress> accepted(String field, String text) {
        var address = OutgoingAddress.of(field, text, trusted);
        return whereTo(address)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> null)
                .onFailure(OutgoingAddresses::isUnknown)
                .recoverWithNull()
                .onFailure(OutgoingFailure.class)
                .transform(refused -> Problem.invalid(
                        field, ((OutgoingFailure) refused).code(), "this host is not on the public internet"))
                .replaceWith(address)
                .plug(OutgoingAddresses::backHere);
    }

    /** Names are looked up elsewhere; what follows belongs to the context that asked. */
    static <T> Uni<T> backHere(Uni<T> found) {
        var context = Vertx.currentContext();
        return context == null ? found : found.emitOn(work -> context.runOnContext(now -> work.run()));
    }

    /** As it was kept. */
    public OutgoingAddress kept(String text) {
        return OutgoingAddress.of("url", text, trusted);
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof OutgoingFailure refused && refused.code().equals(OutgoingFailure.NAME_UNKNOWN);
    }

    /** Where to connect to now. One address of a name that is not public makes the whole name suspect. */
    Uni<InetAddress> whereTo(OutgoingAddress address) {
        var literal = address.literal();
        var found = literal.isPresent()
                ? Uni.createFrom().item(() -> List.of(exactly(literal.get())))
                : Uni.createFrom()
                        .item(() -> lookedUp(address.host()))
                        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
        return found.map(all -> checked(address, all));
    }

    private List<InetAddress> lookedUp(String host) {
        try {
            return names.addressesOf(host);
        } catch (UnknownHostException unknown) {
            throw new OutgoingFailure(OutgoingFailure.NAME_UNKNOWN, "the name " + host + " is unknown");
        }
    }

    private static InetAddress checked(OutgoingAddress address, List<InetAddress> all) {
        if (all.isEmpty()) {
            throw new OutgoingFailure(OutgoingFailure.NAME_UNKNOWN, "the name " + address.host() + " has no address");
        }
        if (!address.trusted() && !all.stream().allMatch(IpNetwork::isPublic)) {
            throw new OutgoingFailure(
                    OutgoingFailure.NOT_PUBLIC, "the name " + address.host() + " leads to what is not public");
        }
        return all.get(0);
    }

    private static InetAddress exactly(byte[] literal) {
        try {
            return InetAddress.getByAddress(literal);
        } catch (UnknownHostException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
