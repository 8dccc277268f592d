package io.gatehouse.vehicle;

import io.gatehouse.order.Plates;
import io.gatehouse.platform.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** A vehicle as it was seen, and the park in which it may be. */
public class LikenessQuery {

    @QueryParam("like")
    @Size(max = 32) @Parameter(description = "the plate as it was read", required = true)
    public String like;

    @QueryParam("parkId")
    @Parameter(required = true)
    public UUID parkId;

    @QueryParam("vehicleColor")
    @Size(max = 32) @Parameter(description = "in the camera's words")
    public String vehicleColor;

    @QueryParam("vehicleType")
    @Size(max = 32) @Parameter(description = "in the camera's words")
    public String vehicleType;

    @QueryParam("limit")
    @DefaultValue("6")
    @Min(1) @Max(50) public int limit = PlateMatcher.OFFERED;

    UUID park() {
        if (parkId == null) {
            throw Problem.invalidParameter("parkId", "missing", "vehicles are alike inside one park");
        }
        return parkId;
    }

    PlateMatcher.Sighting sighting() {
        if (like == null) {
            throw Problem.invalidParameter("like", "missing", "a plate is expected");
        }
        return new PlateMatcher.Sighting(Plate.of(Plates.normalised("like", like)), vehicleColor, vehicleType);
    }
}
