package io.gatehouse.fee;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.park.Park;
import io.gatehouse.park.Parks;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Quotes without a stay. */
@Path("/v1/tariffs/quote")
@Tag(name = "tariffs")
public class QuoteResource {

    private final Caller caller;
    private final SetUp setUp;
    private final TariffVersions tariffs;
    private final Parks parks;
    private final SoundTariffs sound;

    QuoteResource(Caller caller, SetUp setUp, TariffVersions tariffs, Parks parks, SoundTariffs sound) {
        this.caller = caller;
        this.setUp = setUp;
        this.tariffs = tariffs;
        this.parks = parks;
        this.sound = sound;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.AUDITOR})
    @Operation(summary = "What any times would cost, and why; by a tariff that is kept or one that is only tried")
    public Uni<Quote> quote(@NotNull @Valid QuoteInput input) {
        input.checked();
        var request = input.tariffId() == null ? tried(input) : kept(caller.tenant(), input);
        // a year under a long tariff takes a while, and the event loop serves the lanes
        return request.emitOn(Infrastructure.getDefaultWorkerPool()).map(Quoter::quote);
    }

    private Uni<QuoteRequest> tried(QuoteInput input) {
        sound.check("tariff", input.tariff(), null);
        return Uni.createFrom().item(input.request(input.tariff(), null, null));
    }

    private Uni<QuoteRequest> kept(UUID tenant, QuoteInput input) {
        return setUp.inTenant(tenant, () -> tariffs.ofTenant(tenant, input.tariffId())
                .chain(tariff -> parks.ofTenant(tenant, tariff.parkId).map(park -> request(input, tariff, park))));
    }

    private static QuoteRequest request(QuoteInput input, TariffVersion tariff, Park park) {
        return input.request(tariff.definition, park.timeZone, park.calendar);
    }
}
