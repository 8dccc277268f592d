package io.gatehouse.fee;

import io.gatehouse.park.ParkCalendar;
import io.gatehouse.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a quote is asked for: any times, by a tariff that is kept or by one that is only tried. */
public record QuoteInput(
        @Schema(description = "a tariff that is kept; its park's time zone and calendar count", nullable = true)
                UUID tariffId,
        @Schema(description = "instead: a tariff to try", nullable = true) Tariff tariff,
        @NotNull Instant enteredAt,
        @Schema(description = "at most 400 days later") @NotNull Instant until,
        @Schema(description = "IANA time zone; needed where no park tells it", examples = "Asia/Shanghai")
                @Size(max = 64) String timeZone,
        @Schema(description = "instead of the park's") @Valid ParkCalendar calendar,
        @Valid Who subject,
        @Valid Before history,
        @Size(max = 20) List<@NotNull @Valid Voucher> benefits,
        @Schema(description = "minor units paid before for this stay", defaultValue = "0") @Min(0) @Max(MOST) Long paidBefore) {

    /** More than any park ever charged, and far from overflowing. */
    static final long MOST = 1_000_000_000_000L;

    private static final Duration LONGEST = Duration.ofDays(400);

    /** Who parks; what is left out is unknown. */
    @Schema(name = "QuoteSubject")
    public record Who(
            VehicleClass vehicleClass,
            @Schema(examples = "BLUE") @Size(max = 20) String plateColor,
            StayClass stayClass,
            @Size(max = 64) String zone) {}

    /** What the plate did in this park before. */
    @Schema(name = "QuoteHistory")
    public record Before(Instant lastLeftAt, @Size(max = 200) List<@NotNull @Valid Earlier> stays) {}

    /** A stay that is over. */
    @Schema(name = "QuoteEarlierStay")
    public record Earlier(
            @NotNull Instant enteredAt,
            @NotNull Instant leftAt,
            @Min(0) @Max(MOST) long freeMinutesUsed,
            @Schema(description = "minor units") @Min(0) @Max(MOST) long charged) {}

    /** A coupon, member's points or a merchant's validation. */
    @Schema(name = "QuoteBenefit")
    public record Voucher(
            @NotBlank @Size(max = 100) String id,
            @Size(max = 200) String label,
            @NotNull Benefit.Kind kind,
            @Schema(description = "minor units, minutes or per cent") @Min(0) @Max(MOST) long value,
            @Schema(description = "may be used together with others", defaultValue = "true") Boolean stackable) {}

    /** What no annotation can say. */
    QuoteInput checked() {
        var faults = new ArrayList<Problem.Fault>();
        if ((tariffId == null) == (tariff == null)) {
            faults.add(new Problem.Fault("tariffId", "one-of", "Either a tariff that is kept, or one to try."));
        }
        if (until.isBefore(enteredAt) || until.isAfter(enteredAt.plus(LONGEST))) {
            faults.add(new Problem.Fault("until", "out-of-range", "From the entry to 400 days later."));
        }
        if (timeZone == null ? tariffId == null : !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            faults.add(new Problem.Fault("timeZone", "unknown-time-zone", "A time zone of the IANA is needed."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return this;
    }

    QuoteRequest request(Tariff by, String parksZone, ParkCalendar parksCalendar) {
        var zone = ZoneId.of(timeZone == null ? parksZone : timeZone);
        return new QuoteRequest(
                by,
                new ParkingTime(enteredAt, until, zone),
                subject == null
                        ? null
                        : new Subject(subject.vehicleClass, subject.plateColor, subject.stayClass, subject.zone),
                holidays(calendar == null ? parksCalendar : calendar),
                history == null ? null : new History(history.lastLeftAt, earlier()),
                benefits == null
                        ? null
                        : benefits.stream().map(QuoteInput::benefit).toList(),
                paidBefore == null ? 0 : paidBefore);
    }

    private List<PriorStay> earlier() {
        return history.stays == null
                ? null
                : history.stays.stream()
                        .map(stay -> new PriorStay(stay.enteredAt, stay.leftAt, stay.freeMinutesUsed, stay.charged))
                        .toList();
    }

    private static Benefit benefit(Voucher voucher) {
        boolean stackable = voucher.stackable == null || voucher.stackable;
        return new Benefit(voucher.id, voucher.label, voucher.kind, voucher.value, stackable, false);
    }

    private static HolidayCalendar holidays(ParkCalendar calendar) {
        return calendar == null
                ? null
                : new HolidayCalendar(new HashSet<>(calendar.holidays()), new HashSet<>(calendar.workdays()));
    }
}
