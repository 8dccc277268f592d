package io.gatehouse.fee;

import java.util.List;

/**
 * Everything that a quote depends on.
 *
 * @param paidBefore what was already paid for this stay
 */
public record QuoteRequest(
        Tariff tariff,
        ParkingTime time,
        Subject subject,
        HolidayCalendar calendar,
        History history,
        List<Benefit> benefits,
        long paidBefore) {

    public QuoteRequest {
        subject = subject == null ? Subject.UNKNOWN : subject;
        calendar = calendar == null ? HolidayCalendar.NONE : calendar;
        history = history == null ? History.none() : history;
        benefits = Ordered.list(benefits);
    }
}
