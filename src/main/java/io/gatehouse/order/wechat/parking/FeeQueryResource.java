package io.gatehouse.order.wechat.parking;

import io.gatehouse.order.wechat.notice.Envelope;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where WeChat Pay's parking service asks what a car's parking costs (查费回调). */
@Path("/v1/notifications/wechat-parking/fee-query")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
public class FeeQueryResource {

    private static final String ABOUT =
            "`PARKING_FEE.QUERY_TRANS_INFO`, signed and encrypted as every notification of API"
                    + " v3. Decrypted: `plate_number`, and `parking_id` (our code or id of the park) where it is known; without it"
                    + " the park in which the plate is. Answered within 2.5 s; a plate that nobody knows is"
                    + " PARKING_STATUS_NOT_PARKING and owes nothing.";

    private final FeeQueryService queries;

    FeeQueryResource(FeeQueryService queries) {
        this.queries = queries;
    }

    @POST
    @PermitAll
    @Operation(
            summary = "What a car's parking costs, for WeChat Pay's parking service",
            description =
                    ABOUT + " The account is found by the public key (`Wechatpay-Serial`) that it is signed with.")
    @APIResponse(
            responseCode = "200",
            description = "The answer",
            content = @Content(schema = @Schema(implementation = FeeAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not a question about a car",
            content = @Content(schema = @Schema(implementation = FeeAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "Not signed by WeChat Pay for an account here, or more than 5 minutes off",
            content = @Content(schema = @Schema(implementation = FeeAnswer.class)))
    public Uni<Response> answer(
            @HeaderParam("Wechatpay-Serial") @Size(max = 100) String serial,
            @HeaderParam("Wechatpay-Timestamp") @Size(max = 20) String timestamp,
            @HeaderParam("Wechatpay-Nonce") @Size(max = 100) String nonce,
            @HeaderParam("Wechatpay-Signature") @Size(max = 2_000) String signature,
            @RequestBody(content = @Content(schema = @Schema(implementation = Object.class)))
                    @NotNull @Size(max = 64_000) String body) {
        return answer(null, new Envelope(serial, timestamp, nonce, signature, body));
    }

    @POST
    @Path("/{account}")
    @PermitAll
    @Operation(
            summary = "What a car's parking costs, for the parking service of one account",
            description = ABOUT + " For an account that has platform certificates and no public key.")
    @APIResponse(
            responseCode = "200",
            description = "The answer",
            content = @Content(schema = @Schema(implementation = FeeAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not a question about a car",
            content = @Content(schema = @Schema(implementation = FeeAnswer.class)))
    @APIResponse(
            responseCode = "401",
            description = "Not signed by WeChat Pay for an account here, or more than 5 minutes off",
            content = @Content(schema = @Schema(implementation = FeeAnswer.class)))
    public Uni<Response> answerFor(
            @PathParam("account") UUID account,
            @HeaderParam("Wechatpay-Serial") @Size(max = 100) String serial,
            @HeaderParam("Wechatpay-Timestamp") @Size(max = 20) String timestamp,
            @HeaderParam("Wechatpay-Nonce") @Size(max = 100) String nonce,
            @HeaderParam("Wechatpay-Signature") @Size(max = 2_000) String signature,
            @RequestBody(content = @Content(schema = @Schema(implementation = Object.class)))
                    @NotNull @Size(max = 64_000) String body) {
        return answer(account, new Envelope(serial, timestamp, nonce, signature, body));
    }

    private Uni<Response> answer(UUID account, Envelope envelope) {
        return queries.answer(account, envelope)
                .map(answer -> Response.ok(answer).build())
                .onFailure(Problem.class)
                .recoverWithItem(failure -> refused((Problem) failure));
    }

    private static Response refused(Problem problem) {
        return Response.status(problem.status())
                .entity(FeeAnswer.failed(problem.code()))
                .build();
    }
}
