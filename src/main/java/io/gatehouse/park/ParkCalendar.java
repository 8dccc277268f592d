package io.gatehouse.park;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The days that are not what their weekday says: public holidays, and weekends that are worked instead. */
public record ParkCalendar(
        @Schema(description = "public holidays, whatever weekday they are") @Size(max = 1000) List<@NotNull LocalDate> holidays,
        @Schema(description = "Saturdays and Sundays that count as working days (调休)") @Size(max = 1000) List<@NotNull LocalDate> workdays) {

    public static final ParkCalendar EMPTY = new ParkCalendar(null, null);

    public ParkCalendar {
        holidays = holidays == null ? List.of() : holidays;
        workdays = workdays == null ? List.of() : workdays;
    }
}
