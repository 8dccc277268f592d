package io.gatehouse.order.wechat.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.park.Parks;
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
import java.util.Objects;
import java.util.UUID;

/** Sets accounts up: secrets are sealed before they are kept. */
@ApplicationScoped
class WechatAccountService {

    private final SetUp setUp;
    private final WechatAccountRows rows;
    private final Parks parks;
    private final Merchants merchants;
    private final SealedText sealed;
    private final MergePatch mergePatch;
    private final Clock clock;

    WechatAccountService(
            SetUp setUp,
            WechatAccountRows rows,
            Parks parks,
            Merchants merchants,
            SealedText sealed,
            MergePatch mergePatch,
            Clock clock) {
        this.setUp = setUp;
        this.rows = rows;
        this.parks = parks;
        this.merchants = merchants;
        this.sealed = sealed;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    Uni<List<WechatAccount>> page(UUID tenant, PageQuery page, Map<String, ?> filters) {
        return setUp.inTenant(tenant, () -> rows.page(tenant, page, filters));
    }

    Uni<WechatAccount> get(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> rows.ofTenant(tenant, id));
    }

    Uni<WechatAccount> create(UUID tenant, WechatAccountInput input) {
        WechatKeys.checkNew(input);
        WechatKeys.check(input);
        var account = new WechatAccount(tenant, clock.instant(), input);
        account.become(input, sealed);
        return setUp.inTenant(tenant, () -> park(tenant, input).chain(() -> rows.persistAndFlush(account)))
                .invoke(() -> merchants.forget(tenant));
    }

    /** Another tenant's park is not there. */
    private Uni<?> park(UUID tenant, WechatAccountInput input) {
        return input.parkId() == null ? Uni.createFrom().nullItem() : parks.ofTenant(tenant, input.parkId());
    }

    Uni<WechatAccount> change(UUID tenant, UUID id, String ifMatch, JsonNode patch) {
        return setUp.inTenant(tenant, () -> rows.ofTenant(tenant, id)
                        .invoke(account -> ETags.match(ifMatch, account))
                        .invoke(account -> become(
                                account,
                                mergePatch.apply(WechatAccountInput.of(account), patch, WechatAccountInput.class)))
                        .call(rows::flush))
                .invoke(() -> merchants.forget(tenant));
    }

    /** Under the newest key; whoever reads it meanwhile reads it under the old one. */
    Uni<Void> reseal(UUID tenant, UUID id) {
        return setUp.inTenant(tenant, () -> rows.ofTenant(tenant, id)
                .invoke(account -> account.reseal(sealed))
                .call(rows::flush)
                .replaceWithVoid());
    }

    private void become(WechatAccount account, WechatAccountInput input) {
        refuseChange("mchid", account.mchid, input.mchid());
        refuseChange("appid", account.appid, input.appid());
        refuseChange("parkId", account.parkId, input.parkId());
        WechatKeys.check(input);
        account.become(input, sealed);
    }

    private static void refuseChange(String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            throw Problem.invalid(field, "unchangeable", "Another merchant, or another park, is another account.");
        }
    }
}
