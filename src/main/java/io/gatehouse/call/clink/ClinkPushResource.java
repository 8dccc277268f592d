package io.gatehouse.call.clink;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where Clink's pushes arrive. */
@Path("/v1/notifications/clink/{callCenterId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
public class ClinkPushResource {

    private final ClinkPushes pushes;

    ClinkPushResource(ClinkPushes pushes) {
        this.pushes = pushes;
    }

    /** What Clink wants to hear. */
    @Schema(name = "ClinkReceipt")
    public record Receipt(String result) {}

    @POST
    @PermitAll
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(
            summary = "A push of a call centre",
            description = "A form or a flat JSON object; which fields it has is chosen by contract and mapped in the"
                    + " settings of the call centre. It carries the call centre's push token as `token` in the address"
                    + " or in the header `X-Push-Token`.")
    public Uni<Receipt> receive(
            @PathParam("callCenterId") UUID callCenter,
            @QueryParam("token") @Size(max = 200) String token,
            @HeaderParam("X-Push-Token") @Size(max = 200) String header,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Size(max = 200) String type,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Map.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                        schema = @Schema(implementation = Map.class))
                            })
                    @NotNull @Size(max = 20_000) String body) {
        return pushes.receive(callCenter, header == null ? token : header, type, body)
                .replaceWith(new Receipt("success"));
    }
}
