package io.gatehouse.vehicle;

import io.gatehouse.fee.Benefit;
import io.gatehouse.fee.History;
import io.gatehouse.fee.HolidayCalendar;
import io.gatehouse.fee.ParkingTime;
import io.gatehouse.fee.PriorStay;
import io.gatehouse.fee.Quote;
import io.gatehouse.fee.QuoteRequest;
import io.gatehouse.fee.Quoter;
import io.gatehouse.fee.StayClass;
import io.gatehouse.fee.Subject;
import io.gatehouse.fee.Tariff;
import io.gatehouse.fee.VehicleClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What a stay owes: its tariff, less what its card covers, less what was paid, and nothing inside the grace. Pure. */
public final class StayFee {

    /** Up to so many days a card's expiry is mended by its renewal, which covers them. */
    private static final int RENEWABLE_DAYS = 7;

    /**
     * What the park charges by.
     *
     * @param tariff the version in force at the stay's entry; null where the park had none: then the stay is free
     */
    public record Terms(Tariff tariff, ZoneId zone, HolidayCalendar calendar, String currency) {}

    /**
     * What was paid for the stay so far.
     *
     * @param at when, last; null when nothing was
     */
    public record Paid(long amount, Instant at) {

        public static final Paid NOTHING = new Paid(0, null);
    }

    /** The days, first to last, on which the stay's card is valid. */
    public record Cover(LocalDate firstDay, LocalDate lastDay) {}

    private StayFee() {}

    /** @param benefits that may be used for the stay, or were */
    public static Quote of(
            Terms terms,
            Stay stay,
            Instant until,
            Paid paid,
            Cover cover,
            List<EarlierStay> earlier,
            List<Benefit> benefits) {
        var time = charged(terms.zone(), stay, until, cover);
        if (terms.tariff() == null || time == null) {
            return free(terms, stay, until, paid);
        }
        boolean free = insideGrace(terms.tariff(), paid, until);
        var request = new QuoteRequest(
                terms.tariff(),
                time,
                subject(stay),
                terms.calendar(),
                history(earlier),
                free ? committed(benefits) : benefits,
                paid.amount());
        var quote = Quoter.quote(request);
        return free ? leavesFreely(quote) : quote;
    }

    /** The part of the stay that is paid by time; null when its card covers all of it. */
    private static ParkingTime charged(ZoneId zone, Stay stay, Instant until, Cover cover) {
        if (cover == null || stay.stayClass() == StayClass.SHARED_SPACES) {
            return new ParkingTime(stay.enteredAt(), until, zone);
        }
        var begins = cover.firstDay().atStartOfDay(zone).toInstant();
        var lastDay = stay.stayClass() == StayClass.CARD ? cover.lastDay().plusDays(RENEWABLE_DAYS) : cover.lastDay();
        if (!until.isBefore(lastDay.plusDays(1).atStartOfDay(zone).toInstant())) {
            lastDay = cover.lastDay();
        }
        var ends = lastDay.plusDays(1).atStartOfDay(zone).toInstant();
        if (stay.enteredAt().isBefore(begins)) {
            return new ParkingTime(stay.enteredAt(), earlier(until, begins), zone);
        }
        if (stay.enteredAt().isAfter(ends)) {
            return new ParkingTime(stay.enteredAt(), until, zone);
        }
        return until.isAfter(ends) ? new ParkingTime(ends, until, zone) : null;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Subject subject(Stay stay) {
        var color = PlateColor.read(stay.plateColor());
        boolean newEnergy = color == PlateColor.GREEN || color == PlateColor.YELLOW_GREEN;
        var vehicleClass = newEnergy ? VehicleClass.NEW_ENERGY : vehicleClass(VehicleType.read(stay.vehicleType()));
        return new Subject(vehicleClass, stay.plateColor() == null ? null : color.name(), stay.stayClass(), null);
    }

    private static VehicleClass vehicleClass(VehicleType type) {
        return switch (type) {
            case SMALL -> VehicleClass.SMALL;
            case MEDIUM -> VehicleClass.MEDIUM;
            case LARGE -> VehicleClass.LARGE;
            case MOTORCYCLE -> VehicleClass.MOTORCYCLE;
            case OTHER -> VehicleClass.OTHER;
        };
    }

    private static History history(List<EarlierStay> earlier) {
        var stays = earlier.stream()
                .map(stay -> new PriorStay(stay.enteredAt(), stay.leftAt(), stay.freeMinutes(), stay.charged()))
                .toList();
        var last = stays.stream().map(PriorStay::leftAt).max(Instant::compareTo).orElse(null);
        return new History(last, stays);
    }

    /** Where nothing more is asked for nothing more is used up. */
    private static List<Benefit> committed(List<Benefit> benefits) {
        return benefits.stream().filter(Benefit::committed).toList();
    }

    /** Paid a short while ago: the exit is open to the car, whatever has been added since. */
    private static boolean insideGrace(Tariff tariff, Paid paid, Instant until) {
        return paid.at() != null && !until.isAfter(paid.at().plus(Duration.ofMinutes(tariff.graceMinutes())));
    }

    private static Quote leavesFreely(Quote quote) {
        return new Quote(
                quote.currency(),
                quote.total(),
                quote.paidBefore(),
                0,
                quote.minutes(),
                quote.segments(),
                quote.freeMinutesUsed(),
                quote.caps(),
                quote.benefits(),
                quote.nextRise());
    }

    private static Quote free(Terms terms, Stay stay, Instant until, Paid paid) {
        long minutes = Duration.between(stay.enteredAt(), until).toMinutes();
        return new Quote(terms.currency(), 0, paid.amount(), 0, minutes, List.of(), 0, List.of(), List.of(), null);
    }
}
