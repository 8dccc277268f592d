package io.gatehouse.order.wechat.notice;

import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where WeChat Pay's notifications arrive. */
@Path("/v1/notifications/wechat/{account}")
@Tag(name = "notifications")
public class WechatNotificationResource {

    private final WechatNotificationService notifications;

    WechatNotificationResource(WechatNotificationService notifications) {
        this.notifications = notifications;
    }

    /** How WeChat Pay wants to hear that it is not believed, or shall come again. */
    @Schema(name = "WechatRefusal")
    public record Refusal(@Schema(examples = "FAIL") String code, String message) {

        static Response of(Problem problem) {
            return Response.status(problem.status())
                    .type(MediaType.APPLICATION_JSON)
                    .entity(new Refusal("FAIL", problem.code()))
                    .build();
        }
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A notification of WeChat Pay",
            description = "Of a payment or a refund, signed and encrypted as API v3 does. 204: it is committed. What is"
                    + " not believed is 400 or 401, and what takes too long 503; then it comes again.")
    @APIResponse(responseCode = "204", description = "Taken")
    @APIResponse(
            responseCode = "400",
            description = "About something that is not ours, or another sum",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Refusal.class)))
    @APIResponse(
            responseCode = "401",
            description = "Not signed by WeChat Pay, or more than 5 minutes off",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Refusal.class)))
    public Uni<Response> receive(
            @PathParam("account") UUID account,
            @HeaderParam("Wechatpay-Serial") @Size(max = 100) String serial,
            @HeaderParam("Wechatpay-Timestamp") @Size(max = 20) String timestamp,
            @HeaderParam("Wechatpay-Nonce") @Size(max = 100) String nonce,
            @HeaderParam("Wechatpay-Signature") @Size(max = 2_000) String signature,
            @RequestBody(content = @Content(schema = @Schema(implementation = Object.class)))
                    @NotNull @Size(max = 64_000) String body) {
        return notifications
                .receive(account, new Envelope(serial, timestamp, nonce, signature, body))
                .replaceWith(() -> Response.noContent().build())
                .onFailure(Problem.class)
                .recoverWithItem(failure -> Refusal.of((Problem) failure));
    }
}
