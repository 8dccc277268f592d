package io.gatehouse.park;

import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gathers what is shown of parks beside what was set up: free spaces and prices. */
@ApplicationScoped
public class ParkViews {

    private final SpacesService spaces;
    private final PriceTexts prices;

    ParkViews(SpacesService spaces, PriceTexts prices) {
        this.spaces = spaces;
        this.prices = prices;
    }

    Uni<ParkView> of(Park park) {
        return of(park.tenantId, new Page<>(List.of(park), null))
                .map(page -> page.data().get(0));
    }

    Uni<Page<ParkView>> of(UUID tenant, Page<Park> page) {
        var ids = page.data().stream().map(park -> park.id).toList();
        return Uni.combine()
                .all()
                .unis(spaces.of(tenant, ids), prices.of(tenant, ids))
                .with((free, texts) -> page.map(park -> view(park, free, texts)));
    }

    private static ParkView view(Park park, Map<UUID, Spaces> free, Map<UUID, Map<String, String>> texts) {
        return ParkView.of(park, free.get(park.id), texts.get(park.id));
    }
}
