package io.gatehouse.vehicle;

import io.gatehouse.order.OrderView;
import io.gatehouse.order.PaymentView;
import io.gatehouse.platform.Money;
import io.gatehouse.vehicle.VehicleView.CardOfVehicle;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the desk wants to know of a vehicle at a park: may it be here, since when is it, what does it owe. */
@Schema(name = "VehicleCard")
public record VehicleCard(
        @Schema(description = "normalised; null when none could be read", nullable = true) String plate,
        @Schema(description = "as it is written on the vehicle", nullable = true) String shown,
        @Schema(description = "its card at this park, the longest valid", nullable = true) CardOfVehicle card,
        @Schema(description = "its live stay at this park", nullable = true) StayView stay,
        @Schema(description = "inside so far, whole ones", nullable = true) Long minutes,
        @Schema(description = "what the stay owes now", nullable = true) Money owed,
        @Schema(description = "what was paid for the stay and not given back", nullable = true) Money paid,
        @Schema(description = "of the stay, newest first") List<OrderView> orders,
        @Schema(description = "attempts to pay them, oldest first") List<PaymentView> payments) {}
