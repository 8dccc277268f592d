package io.gatehouse.call;

import io.gatehouse.order.Plates;
import io.gatehouse.platform.Problem;
import io.gatehouse.vehicle.Driver;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a caller says of themselves. */
public class LookUpQuery {

    @QueryParam("phone")
    @Size(max = 20) @Parameter(description = "of the card's holder, or of an unplated vehicle's driver")
    public String phone;

    @QueryParam("plate")
    @Size(max = 32) @Parameter(description = "however it is written")
    public String plate;

    @QueryParam("parkId")
    public UUID parkId;

    /** A park alone would be a list of everybody's. */
    LookUpQuery checked() {
        if (phone() == null && plate() == null) {
            throw Problem.invalidParameter("phone", "missing", "A phone number or a plate is needed.");
        }
        return this;
    }

    String plate() {
        return plate == null || plate.isBlank() ? null : Plates.normalised("plate", plate);
    }

    /** As drivers are known by. */
    Driver driver() {
        return phone == null || phone.isBlank() ? null : Driver.ofPhone(phone);
    }

    String phone() {
        return driver() == null ? null : driver().value().replaceFirst("^phone:", "");
    }
}
