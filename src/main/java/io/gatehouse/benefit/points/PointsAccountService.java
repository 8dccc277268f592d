package io.gatehouse.benefit.points;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.benefit.GrantedBenefits;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.OutgoingAddresses;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SealedText;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Keeps points accounts: their addresses are checked, their secrets sealed. */
@ApplicationScoped
class PointsAccountService {

    private final SetUp setUp;
    private final PointsAccounts accounts;
    private final GrantedBenefits benefits;
    private final OutgoingAddresses addresses;
    private final SealedText sealed;
    private final MergePatch mergePatch;
    private final Clock clock;

    PointsAccountService(
            SetUp setUp,
            PointsAccounts accounts,
            GrantedBenefits benefits,
            OutgoingAddresses addresses,
            SealedText sealed,
            MergePatch mergePatch,
            Clock clock) {
        this.setUp = setUp;
        this.accounts = accounts;
        this.benefits = benefits;
        this.addresses = addresses;
        this.sealed = sealed;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    Uni<List<PointsAccount>> page(UUID tenant, PageQuery page) {
        return setUp.inTenant(tenant, () -> accounts.page(tenant, page, Map.of()));
    }

    Uni<PointsAccount> get(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> accounts.ofTenant(tenant, id));
    }

    Uni<PointsAccount> create(UUID tenant, PointsAccountInput input) {
        var account = new PointsAccount(tenant, clock.instant(), input.parkId());
        account.become(input.withSecret(), sealed.seal(input.secret()));
        var parks = input.parkId() == null ? List.<UUID>of() : List.of(input.parkId());
        return benefits.placed(tenant, parks)
                .chain(() -> addresses.accepted("address", input.address()))
                .chain(() -> setUp.inTenant(tenant, () -> accounts.persistAndFlush(account)));
    }

    /** The address is checked between reading and writing, outside of any transaction: it may take a while. */
    Uni<PointsAccount> change(UUID tenant, UUID id, String ifMatch, JsonNode patch) {
        return get(tenant, id)
                .map(account -> patched(account, patch))
                .call(input -> addresses.accepted("address", input.address()))
                .chain(() -> setUp.inTenant(tenant, () -> accounts.ofTenant(tenant, id)
                        .invoke(account -> ETags.match(ifMatch, account))
                        .invoke(account -> become(account, patched(account, patch)))
                        .call(accounts::flush)));
    }

    private PointsAccountInput patched(PointsAccount account, JsonNode patch) {
        var input = mergePatch.apply(PointsAccountInput.of(account), patch, PointsAccountInput.class);
        if (!Objects.equals(input.parkId(), account.parkId)) {
            throw Problem.invalid("parkId", "unchangeable", "Points of another park are another account.");
        }
        return input;
    }

    private void become(PointsAccount account, PointsAccountInput input) {
        account.become(input, input.secret() == null ? null : sealed.seal(input.secret()));
    }
}
