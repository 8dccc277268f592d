package io.gatehouse.fee;

import io.gatehouse.park.PriceTexts;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tariffs in force, in words. */
@ApplicationScoped
public class PriceLists implements PriceTexts {

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final SetUp setUp;
    private final TariffVersions tariffs;
    private final Clock clock;

    PriceLists(SetUp setUp, TariffVersions tariffs, Clock clock) {
        this.setUp = setUp;
        this.tariffs = tariffs;
        this.clock = clock;
    }

    @Override
    public Uni<Map<UUID, Map<String, String>>> of(UUID tenant, Collection<UUID> parks) {
        return setUp.inTenant(tenant, () -> tariffs.inForce(tenant, parks, clock.instant()))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(tariff -> tariff.parkId, tariff -> texts(tariff.definition))));
    }

    /** By language. */
    static Map<String, String> texts(Tariff tariff) {
        return LANGUAGES.stream()
                .collect(Collectors.toMap(
                        Locale::toLanguageTag,
                        language -> TariffText.of(tariff, language),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
