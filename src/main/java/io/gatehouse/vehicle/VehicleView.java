package io.gatehouse.vehicle;

import io.gatehouse.card.CardState;
import io.gatehouse.order.OrderView;
import io.gatehouse.platform.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that is known about a plate. */
@Schema(name = "Vehicle")
public record VehicleView(
        @Schema(description = "normalised", examples = "粤B12345") String plate,
        @Schema(description = "as it is written on the vehicle", examples = "粤B·12345") String shown,
        PlateKind kind,
        @Schema(description = "of all parks, the longest valid first") List<CardOfVehicle> cards,
        @Schema(description = "live ones: where it is inside now") List<StayView> stays,
        @Schema(description = "the newest twenty") List<OrderView> orders,
        @Schema(
                        description = "whether it leaves first and pays later; null when its channel does not answer",
                        nullable = true)
                Boolean contract,
        Arrears arrears,
        @Schema(description = "where it is not let in") List<BarView> bars) {

    /** A card that one of its plates is this one. */
    public record CardOfVehicle(
            UUID id,
            UUID parkId,
            String number,
            int spaces,
            @Schema(description = "today, in the park's time zone") CardState state,
            @Schema(nullable = true) LocalDate validUntil,
            @Schema(description = "whole days past the last valid day") int daysExpired) {}

    /** What it left without paying. */
    public record Arrears(
            @Schema(description = "one sum for each currency; empty when nothing is owed") List<Money> owed,
            List<OrderView> orders) {}
}
