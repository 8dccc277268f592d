package io.gatehouse.access.token;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The token endpoint (RFC 6749): any OAuth client's library knows how to use it. */
@Path("/v1/oauth/token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clients")
public class TokenResource {

    private final TokenService tokens;

    TokenResource(TokenService tokens) {
        this.tokens = tokens;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "A token for a client (client credentials)",
            description =
                    "The client shows its id and secret by HTTP Basic or in the form. Refusals are as RFC 6749 has"
                            + " them: `invalid_request`, `invalid_client`, `invalid_scope`, `unsupported_grant_type`.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TokenForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Refused",
            content = @Content(schema = @Schema(implementation = TokenError.class)))
    @APIResponse(
            responseCode = "401",
            description = "The client is not known by this secret",
            content = @Content(schema = @Schema(implementation = TokenError.class)))
    public Uni<Response> token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) String authorization, String form) {
        return tokens.token(TokenRequest.of(authorization, form == null ? "" : form))
                .map(token -> unkept(Response.ok(token)));
    }

    @ServerExceptionMapper
    Response refused(TokenRefusal refusal) {
        var response = Response.status(refusal.status()).entity(refusal.document());
        if (refusal.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"gatehouse\"");
        }
        return unkept(response.type(MediaType.APPLICATION_JSON));
    }

    /** "MUST include the Cache-Control header field with a value of no-store", and the same for the older kind. */
    private static Response unkept(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
