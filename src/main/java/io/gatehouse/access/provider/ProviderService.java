package io.gatehouse.access.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.OutgoingAddresses;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets up where a tenant's people sign in. */
@ApplicationScoped
class ProviderService {

    private final SetUp setUp;
    private final Providers providers;
    private final OutgoingAddresses addresses;
    private final MergePatch mergePatch;
    private final Clock clock;
    /** No tenant says anything about tokens of the installation's own. */
    private final Set<String> reserved;

    ProviderService(
            SetUp setUp,
            Providers providers,
            OutgoingAddresses addresses,
            MergePatch mergePatch,
            Clock clock,
            @ConfigProperty(name = "gatehouse.oauth.issuer") String ours,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String installations) {
        this.setUp = setUp;
        this.providers = providers;
        this.addresses = addresses;
        this.mergePatch = mergePatch;
        this.clock = clock;
        this.reserved = ours.equals(installations) ? Set.of(ours) : Set.of(ours, installations);
    }

    Uni<List<Provider>> page(UUID tenant, PageQuery page, Map<String, ?> filters) {
        return setUp.inTenant(tenant, () -> providers.page(tenant, page, filters));
    }

    Uni<Provider> create(UUID tenant, ProviderInput input) {
        var provider = new Provider(tenant, clock.instant(), input);
        return checked(provider).chain(() -> setUp.inTenant(tenant, () -> providers.persistAndFlush(provider)));
    }

    Uni<Provider> get(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> providers.ofTenant(tenant, id));
    }

    Uni<Provider> change(UUID tenant, UUID id, String ifMatch, JsonNode patch) {
        return get(tenant, id)
                .invoke(provider ->
                        provider.become(mergePatch.apply(ProviderInput.of(provider), patch, ProviderInput.class)))
                .chain(this::checked)
                .chain(() -> setUp.inTenant(tenant, () -> providers
                        .ofTenant(tenant, id)
                        .invoke(provider -> ETags.match(ifMatch, provider))
                        .invoke(provider -> provider.become(
                                mergePatch.apply(ProviderInput.of(provider), patch, ProviderInput.class)))
                        .call(providers::flush)));
    }

    Uni<Void> delete(UUID tenant, UUID id, String ifMatch) {
        return setUp.inTenant(tenant, () -> providers
                .ofTenant(tenant, id)
                .invoke(provider -> ETags.match(ifMatch, provider))
                .chain(providers::delete));
    }

    /** Names may be looked up for this, which no transaction waits for. */
    private Uni<Provider> checked(Provider provider) {
        if (reserved.contains(provider.issuer)) {
            throw Problem.invalid("issuer", "reserved", "this issuer is the installation's own");
        }
        return addresses.accepted("jwksUri", provider.jwksUri).replaceWith(provider);
    }
}
