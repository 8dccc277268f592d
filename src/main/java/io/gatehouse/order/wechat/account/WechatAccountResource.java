package io.gatehouse.order.wechat.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts at WeChat Pay over HTTP, as they are set up. One that has taken money stays: it is switched off. */
@Path("/v1/wechat-accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "wechat-pay")
public class WechatAccountResource {

    private final Caller caller;
    private final WechatAccountService accounts;

    WechatAccountResource(Caller caller, WechatAccountService accounts) {
        this.caller = caller;
        this.accounts = accounts;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "Accounts at WeChat Pay, newest first")
    public Uni<Page<WechatAccountView>> list(
            @Valid @BeanParam PageQuery page, @QueryParam("parkId") UUID parkId, @QueryParam("active") Boolean active) {
        var filters = new HashMap<String, Object>();
        filters.put("parkId", parkId);
        filters.put("active", active);
        return accounts.page(caller.tenant(), page, filters)
                .map(rows -> Page.of(rows, page.limit, account -> account.id).map(WechatAccountView::of));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "A new account at WeChat Pay",
            description = "From then on its park, or all parks that have none of their own, take money by it.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = WechatAccountView.class)))
    public Uni<Response> create(@NotNull @Valid WechatAccountInput input) {
        return accounts.create(caller.tenant(), input)
                .map(account -> answer(Response.created(URI.create("/v1/wechat-accounts/" + account.id)), account));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "One account at WeChat Pay")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = WechatAccountView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        return accounts.get(caller.tenant(), id).map(account -> answer(Response.ok(), account));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Changes an account at WeChat Pay",
            description = "Keys that are left out stay. Payments that were begun by it are ended by it, also when it is"
                    + " not active any more.")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = WechatAccountInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = WechatAccountView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        return accounts.change(caller.tenant(), id, ifMatch, patch).map(account -> answer(Response.ok(), account));
    }

    private static Response answer(Response.ResponseBuilder response, WechatAccount account) {
        return ETags.tagged(response.entity(WechatAccountView.of(account)), account)
                .build();
    }
}
