package io.gatehouse.access.provider;

import io.gatehouse.platform.Contexts;
import io.gatehouse.platform.OutgoingAddresses;
import io.gatehouse.platform.OutgoingAnswer;
import io.gatehouse.platform.OutgoingRequest;
import io.gatehouse.platform.OutgoingRequests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The public keys of identity providers: read when they are needed, kept, and read anew as providers change them. */
@ApplicationScoped
public class ProviderKeys {

    private static final Logger LOG = Logger.getLogger(ProviderKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int HTTP_OK = 200;

    private final OutgoingAddresses addresses;
    private final OutgoingRequests requests;
    private final Duration pause;
    private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();

    ProviderKeys(
            OutgoingAddresses addresses,
            OutgoingRequests requests,
            @ConfigProperty(name = "gatehouse.identity-providers.pause") Duration pause) {
        this.addresses = addresses;
        this.requests = requests;
        this.pause = pause;
    }

    /** @param choice which of the keys somebody needs, if it is there */
    public <K> Uni<Optional<K>> of(KnownProvider provider, Function<List<JsonWebKey>, Optional<K>> choice) {
        return kept.computeIfAbsent(provider.jwksUri(), Kept::new).find(choice);
    }

    /** Those of one address. */
    private final class Kept {

        private final String address;
        private KeySet set = KeySet.none(System.nanoTime());
        /** What all wait for who need a key that is not there; null while nobody reads. */
        private Uni<KeySet> reading;

        Kept(String address) {
            this.address = address;
        }

        synchronized <K> Uni<Optional<K>> find(Function<List<JsonWebKey>, Optional<K>> choice) {
            long now = System.nanoTime();
            var known = set.isUsable(now) ? choice.apply(set.keys()) : Optional.<K>empty();
            if (known.isEmpty()) {
                return Contexts.backHere(readAnew(now)).map(anew -> choice.apply(anew.keys()));
            }
            if (!set.isFresh(now)) {
                readAnew(now).subscribe().with(read -> {});
            }
            return Uni.createFrom().item(known);
        }

        private Uni<KeySet> readAnew(long now) {
            if (reading != null) {
                return reading;
            }
            if (!set.mayTry(now, pause)) {
                return Uni.createFrom().item(KeySet.none(now));
            }
            set = set.trying(now);
            reading = read().onItemOrFailure()
                    .transform((keys, failure) -> over(keys, failure))
                    .memoize()
                    .indefinitely();
            return reading;
        }

        private synchronized KeySet over(List<JsonWebKey> keys, Throwable failure) {
            reading = null;
            if (failure != null) {
                LOG.warnf("the keys at %s cannot be read: %s", address, failure.getMessage());
                return KeySet.none(System.nanoTime());
            }
            set = set.read(keys, System.nanoTime());
            return set;
        }

        private Uni<List<JsonWebKey>> read() {
            return Uni.createFrom()
                    .deferred(() -> requests.send(OutgoingRequest.get(addresses.kept(address), PATIENCE, MOST_BYTES)))
                    .map(ProviderKeys::keys);
        }
    }

    private static List<JsonWebKey> keys(OutgoingAnswer answer) {
        if (answer.status() != HTTP_OK || answer.cut()) {
            throw new IllegalStateException(
                    "the answer is " + answer.status() + (answer.cut() ? ", and too long" : ""));
        }
        try {
            return List.copyOf(new JsonWebKeySet(new String(answer.body(), StandardCharsets.UTF_8)).getJsonWebKeys());
        } catch (JoseException noKeys) {
            throw new IllegalStateException("the answer is no JWKS");
        }
    }
}
