package io.gatehouse.platform;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of one kind of set-up. Every query names the tenant; row-level security is the second barrier. */
public interface SetUpRows<T extends TenantOwned> extends PanacheRepositoryBase<T, UUID> {

    /** What a problem calls one of these, e.g. {@code park}. */
    String noun();

    default Uni<T> ofTenant(UUID tenant, UUID id) {
        return find("id = ?1 and tenantId = ?2", id, tenant)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(noun(), id));
    }

    /** One row more than the page, newest first; filters are equalities, and those with null are left out. */
    default Uni<List<T>> page(UUID tenant, PageQuery page, Map<String, ?> filters) {
        var parameters = new HashMap<String, Object>(Map.of("tenant", tenant, "below", page.below()));
        var given = filters.entrySet().stream()
                .filter(f -> Objects.nonNull(f.getValue()))
                .toList();
        given.forEach(f -> parameters.put(f.getKey(), f.getValue()));
        var where = given.stream()
                .map(f -> " and " + f.getKey() + " = :" + f.getKey())
                .collect(Collectors.joining());
        return find("tenantId = :tenant and id < :below" + where, Sort.descending("id"), parameters)
                .page(Page.ofSize(page.oneMore()))
                .list();
    }
}
