package io.gatehouse.lane;

import io.gatehouse.fee.HolidayCalendar;
import io.gatehouse.fee.Tariff;
import io.gatehouse.park.Admission;
import io.gatehouse.park.ParkRules;
import io.gatehouse.vehicle.StayFee.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A lane with what its operator set up around it: seldom changed, asked for at every car, so kept in memory. */
public record LaneSetup(
        UUID tenantId,
        UUID parkId,
        String parkName,
        UUID laneId,
        String laneCode,
        String robotCode,
        Direction direction,
        Admission admission,
        ParkRules rules,
        ZoneId zone,
        String currency,
        int capacity,
        HolidayCalendar calendar,
        List<TariffVersion> tariffs) {

    /** A tariff and the moment it takes effect. */
    public record TariffVersion(UUID id, Instant effectiveFrom, Tariff tariff) {}

    /** The tariff for a stay that begins at this moment. */
    Optional<TariffVersion> tariffAt(Instant entered) {
        return tariffs.stream()
                .filter(version -> !version.effectiveFrom().isAfter(entered))
                .max(Comparator.comparing(TariffVersion::effectiveFrom));
    }

    /** What a stay is charged by: the version it entered under. */
    Terms terms(UUID tariffId) {
        var tariff = tariffs.stream()
                .filter(version -> version.id().equals(tariffId))
                .map(TariffVersion::tariff)
                .findFirst();
        return new Terms(tariff.orElse(null), zone, calendar, currency);
    }
}
