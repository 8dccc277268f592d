package io.gatehouse.call;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.access.VisibleParks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /lookups}: for callers who are not robots. */
@Path("/v1/lookups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calls")
public class LookUpResource {

    private final Caller caller;
    private final VisibleParks parks;
    private final LookUpService lookUps;

    LookUpResource(Caller caller, VisibleParks parks, LookUpService lookUps) {
        this.caller = caller;
        this.parks = parks;
        this.lookUps = lookUps;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(
            summary = "What is known about a caller: by phone number, by plate, at a park",
            description = "Cards with their orders of the last half year and pending renewals; stays by plate, or"
                    + " unplated ones by phone, with photos, minutes, fee and payment. All that is given must fit. An"
                    + " agent is shown the parks that it serves, and no others.")
    public Uni<LookUpView> find(@Valid @BeanParam LookUpQuery query) {
        query.checked();
        return parks.ofCaller().chain(within -> lookUps.of(caller.tenant(), query, within.orElse(null)));
    }
}
