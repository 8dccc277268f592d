package io.gatehouse.park;

import io.gatehouse.platform.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Gathers what is shown of parks beside what was set up: free spaces, prices, lanes that wait. */
@ApplicationScoped
public class ParkViews {

    private final SpacesService spaces;
    private final PriceTexts prices;
    private final Congestions congestions;

    ParkViews(SpacesService spaces, PriceTexts prices, Congestions congestions) {
        this.spaces = spaces;
        this.prices = prices;
        this.congestions = congestions;
    }

    Uni<ParkView> of(Park park) {
        return of(park.tenantId, new Page<>(List.of(park), null))
                .map(page -> page.data().get(0));
    }

    Uni<Page<ParkView>> of(UUID tenant, Page<Park> page) {
        var ids = page.data().stream().map(park -> park.id).toList();
        return Uni.combine()
                .all()
                .unis(spaces.of(tenant, ids), prices.of(tenant, ids), congestions.of(tenant, ids))
                .with((free, texts, congested) -> page.map(park ->
                        ParkView.of(park, free.get(park.id), texts.get(park.id), congested.getOrDefault(park.id, 0))));
    }
}
