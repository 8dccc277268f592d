package io.gatehouse.robot;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Problem;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What only a camera maker's cloud can answer. No maker's cloud is connected to this version, and it says so. */
@Path("/v1/cameras")
@Tag(name = "cameras")
public class CameraCloudResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Cameras cameras;

    CameraCloudResource(Caller caller, SetUp setUp, Cameras cameras) {
        this.caller = caller;
        this.setUp = setUp;
        this.cameras = cameras;
    }

    @GET
    @Path("/{id}/live")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.MAINTENANCE, Roles.AUDITOR})
    @Operation(summary = "The live address of a camera: needs its maker's cloud")
    @APIResponse(responseCode = "501", description = "code camera-cloud-not-configured")
    public Uni<Void> live(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> cameras.ofTenant(tenant, id))
                .invoke(camera -> {
                    throw notConfigured();
                })
                .replaceWithVoid();
    }

    @POST
    @Path("/sync")
    @RolesAllowed({Roles.OPERATOR, Roles.MAINTENANCE})
    @Operation(summary = "Takes the cameras over from the maker's cloud: needs that cloud")
    @APIResponse(responseCode = "501", description = "code camera-cloud-not-configured")
    public Uni<Void> sync() {
        return Uni.createFrom().failure(notConfigured());
    }

    private static Problem notConfigured() {
        return Problem.of(501, "camera-cloud-not-configured", "No camera maker's cloud is connected here.");
    }
}
