package io.gatehouse.park;

import io.gatehouse.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says of a park. What is left out takes its default. */
public record ParkInput(
        @Schema(description = "short name, once per tenant", examples = "NS-01")
                @NotNull @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9_-]+") String code,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 500) String address,
        @Schema(description = "degrees north, WGS 84") @Min(-90) @Max(90) Double latitude,
        @Schema(description = "degrees east, WGS 84") @Min(-180) @Max(180) Double longitude,
        @Schema(description = "IANA time zone; fees and calendar days follow it", examples = "Asia/Shanghai")
                @NotBlank @Size(max = 64) String timeZone,
        @Schema(description = "ISO 4217", defaultValue = "CNY") @Size(max = 3) String currency,
        @Schema(description = "spaces for temporaries") @NotNull @Min(0) @Max(1_000_000) Integer capacity,
        @Schema(description = "whether strangers come in", defaultValue = "OPEN") Admission admission,
        @Valid ParkRules rules,
        @Valid ParkCalendar calendar,
        @Size(max = 50) List<@NotNull @Valid ParkContact> contacts,
        @Schema(description = "whose agents serve it", nullable = true) UUID groupId) {

    private static final Set<String> LOCALES = Set.of("zh-CN", "en");

    public ParkInput {
        currency = currency == null ? "CNY" : currency;
        admission = admission == null ? Admission.OPEN : admission;
        rules = rules == null ? ParkRules.DEFAULT : rules;
        calendar = calendar == null ? ParkCalendar.EMPTY : calendar;
        contacts = contacts == null ? List.of() : contacts;
    }

    static ParkInput of(Park park) {
        return new ParkInput(
                park.code,
                park.name,
                park.address,
                park.latitude,
                park.longitude,
                park.timeZone,
                park.currency,
                park.capacity,
                park.admission,
                park.rules,
                park.calendar,
                park.contacts(),
                park.groupId);
    }

    /** What no annotation can say: whether the names of the zone, the currency and the language mean something. */
    ParkInput checked() {
        var faults = new ArrayList<Problem.Fault>();
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            faults.add(new Problem.Fault("timeZone", "unknown-time-zone", "This is no time zone of the IANA."));
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            faults.add(new Problem.Fault("currency", "unknown-currency", "This is no currency of ISO 4217."));
        }
        if (!LOCALES.contains(rules.locale())) {
            faults.add(new Problem.Fault("rules.locale", "unknown-locale", "The robots speak zh-CN or en."));
        }
        if ((latitude == null) != (longitude == null)) {
            faults.add(new Problem.Fault("latitude", "half-a-place", "A place has a latitude and a longitude."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return this;
    }
}
