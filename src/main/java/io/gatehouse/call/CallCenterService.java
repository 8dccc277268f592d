package io.gatehouse.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SealedText;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sets call centres up: what must not be read is sealed or hashed before it is kept. */
@ApplicationScoped
class CallCenterService {

    private final SetUp setUp;
    private final CenterContracts contracts;
    private final SealedText sealed;
    private final MergePatch mergePatch;
    private final Clock clock;

    CallCenterService(SetUp setUp, CenterContracts contracts, SealedText sealed, MergePatch mergePatch, Clock clock) {
        this.setUp = setUp;
        this.contracts = contracts;
        this.sealed = sealed;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    Uni<List<CenterContract>> page(UUID tenant, PageQuery page, Map<String, ?> filters) {
        return setUp.inTenant(tenant, () -> contracts.page(tenant, page, filters));
    }

    Uni<CenterContract> get(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> contracts.ofTenant(tenant, id));
    }

    Uni<CenterContract> create(UUID tenant, CallCenterInput input) {
        var contract = new CenterContract(tenant, clock.instant(), input.kind());
        become(contract, input);
        return setUp.inTenant(tenant, () -> contracts.persistAndFlush(contract));
    }

    Uni<CenterContract> change(UUID tenant, UUID id, String ifMatch, JsonNode patch) {
        return setUp.inTenant(tenant, () -> contracts
                .ofTenant(tenant, id)
                .invoke(contract -> ETags.match(ifMatch, contract))
                .invoke(contract ->
                        become(contract, mergePatch.apply(CallCenterInput.of(contract), patch, CallCenterInput.class)))
                .call(contracts::flush));
    }

    Uni<Void> delete(UUID tenant, UUID id, String ifMatch) {
        return setUp.inTenant(tenant, () -> contracts
                .ofTenant(tenant, id)
                .invoke(contract -> ETags.match(ifMatch, contract))
                .chain(contracts::delete));
    }

    /** One that is left out stays, but under the newest key. */
    private String secret(CenterContract contract, String given) {
        var kept = contract.secret == null ? null : sealed.resealed(contract.secret);
        return given == null ? kept : sealed.seal(given);
    }

    private void become(CenterContract contract, CallCenterInput input) {
        if (input.kind() != contract.kind) {
            throw Problem.invalid("kind", "unchangeable", "A call centre of another kind is another call centre.");
        }
        contract.become(
                input,
                secret(contract, input.secret()),
                input.pushToken() == null ? null : PushToken.hash(input.pushToken()));
        CenterRules.check(contract);
    }
}
