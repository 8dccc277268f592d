package io.gatehouse.fee;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A stay to be quoted: {@code Parked.under("stoke-john-street").at("Europe/London").from(…).until(…)}. */
final class Parked {
    private final Tariff tariff;
    private ZoneId zone = ZoneId.of("Asia/Shanghai");
    private String from;
    private Subject subject = Subject.UNKNOWN;
    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> workdays = new HashSet<>();
    private final List<PriorStay> earlier = new ArrayList<>();
    private final List<Benefit> benefits = new ArrayList<>();
    private long paid;

    private Parked(Tariff tariff) {
        this.tariff = tariff;
    }

    static Parked under(String published) {
        return new Parked(Published.tariff(published));
    }

    static Parked under(Tariff tariff) {
        return new Parked(tariff);
    }

    Parked at(String zone) {
        this.zone = ZoneId.of(zone);
        return this;
    }

    Parked as(VehicleClass vehicleClass) {
        subject = new Subject(vehicleClass, null, null, null);
        return this;
    }

    Parked as(Subject who) {
        subject = who;
        return this;
    }

    Parked holiday(String date) {
        holidays.add(LocalDate.parse(date));
        return this;
    }

    Parked workday(String date) {
        workdays.add(LocalDate.parse(date));
        return this;
    }

    Parked after(String from, String until, long freeMinutesUsed, long charged) {
        earlier.add(new PriorStay(instant(from), instant(until), freeMinutesUsed, charged));
        return this;
    }

    Parked with(Benefit.Kind kind, long value) {
        benefits.add(new Benefit("b" + benefits.size(), kind.name(), kind, value));
        return this;
    }

    Parked paid(long amount) {
        paid = amount;
        return this;
    }

    Parked from(String local) {
        from = local;
        return this;
    }

    Quote until(String local) {
        return quoteUntil(instant(local));
    }

    Quote minutes(long minutes) {
        return quoteUntil(instant(from).plusSeconds(minutes * 60));
    }

    private Quote quoteUntil(Instant until) {
        return Quoter.quote(new QuoteRequest(
                tariff,
                new ParkingTime(instant(from), until, zone),
                subject,
                new HolidayCalendar(holidays, workdays),
                new History(null, earlier),
                benefits,
                paid));
    }

    Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
