package io.gatehouse.retention;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /retention}: how long the tenant's history is kept. */
@Path("/v1/retention")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "retention")
public class RetentionResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Retentions retentions;
    private final MergePatch mergePatch;

    RetentionResource(Caller caller, SetUp setUp, Retentions retentions, MergePatch mergePatch) {
        this.caller = caller;
        this.setUp = setUp;
        this.retentions = retentions;
        this.mergePatch = mergePatch;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "How long history is kept")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = RetentionView.class)))
    public Uni<Response> get() {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> retentions.ofTenant(tenant)).map(RetentionResource::answer);
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Changes how long history is kept",
            description = "What is over by it is dropped with the job's next round, and cannot be brought back."
                    + " Openings go when the proof of their month is sealed; what money hangs on never goes.")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = RetentionInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = RetentionView.class)))
    public Uni<Response> change(@HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch, JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> retentions
                        .ofTenant(tenant)
                        .invoke(retention -> ETags.match(ifMatch, retention))
                        .invoke(retention -> retention.become(
                                mergePatch.apply(RetentionInput.of(retention), patch, RetentionInput.class)))
                        .call(retentions::flush))
                .map(RetentionResource::answer);
    }

    private static Response answer(Retention retention) {
        return ETags.tagged(Response.ok(RetentionView.of(retention)), retention).build();
    }
}
