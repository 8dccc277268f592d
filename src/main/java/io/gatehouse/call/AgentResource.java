package io.gatehouse.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Database;
import io.gatehouse.platform.ETags;
import io.gatehouse.platform.MergePatch;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.SetUp;
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
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Agents over HTTP. */
@Path("/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "agents")
public class AgentResource {

    private final Caller caller;
    private final SetUp setUp;
    private final Database database;
    private final Agents agents;
    private final AgentStates states;
    private final MergePatch mergePatch;
    private final Clock clock;

    AgentResource(
            Caller caller,
            SetUp setUp,
            Database database,
            Agents agents,
            AgentStates states,
            MergePatch mergePatch,
            Clock clock) {
        this.caller = caller;
        this.setUp = setUp;
        this.database = database;
        this.agents = agents;
        this.states = states;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "Agents with what they do now, newest first")
    public Uni<Page<AgentView>> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("subject") @Size(max = 200) String subject,
            @QueryParam("supervisor") Boolean supervisor) {
        var tenant = caller.tenant();
        var filters = new HashMap<String, Object>();
        filters.put("subject", subject);
        filters.put("supervisor", supervisor);
        return setUp.inTenant(tenant, () -> agents.page(tenant, page, filters))
                .map(rows -> Page.of(rows, page.limit, agent -> agent.id))
                .chain(rows -> shown(tenant, rows));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A new agent; it is OFFLINE until it says otherwise")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = AgentView.class)))
    public Uni<Response> create(@NotNull @Valid AgentInput input) {
        var agent = new Agent(caller.tenant(), clock.instant(), input);
        return setUp.inTenant(agent.tenantId, () -> agents.placed(agent).chain(() -> agents.persistAndFlush(agent)))
                .chain(() -> answer(Response.created(URI.create("/v1/agents/" + agent.id)), agent));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.AUDITOR})
    @Operation(summary = "One agent")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = AgentView.class)))
    public Uni<Response> get(@PathParam("id") UUID id) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> agents.ofTenant(tenant, id)).chain(agent -> answer(Response.ok(), agent));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes an agent")
    @RequestBody(
            description = "merge patch (RFC 7396): the fields to change",
            content = @Content(schema = @Schema(implementation = AgentInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = AgentView.class)))
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Size(max = 100) String ifMatch,
            JsonNode patch) {
        var tenant = caller.tenant();
        return setUp.inTenant(tenant, () -> agents.ofTenant(tenant, id)
                        .invoke(agent -> ETags.match(ifMatch, agent))
                        .invoke(agent -> agent.become(mergePatch.apply(AgentInput.of(agent), patch, AgentInput.class)))
                        .call(agents::placed)
                        .call(agents::flush))
                .chain(agent -> answer(Response.ok(), agent));
    }

    private Uni<Response> answer(Response.ResponseBuilder response, Agent agent) {
        return database.inTenant(agent.tenantId, tx -> states.of(tx, agent.tenantId, agent.id))
                .map(now ->
                        ETags.tagged(response.entity(AgentView.of(now)), agent).build());
    }

    private Uni<Page<AgentView>> shown(UUID tenant, Page<Agent> page) {
        var ids = page.data().stream().map(agent -> agent.id).toList();
        return database.inTenant(tenant, tx -> states.of(tx, tenant, ids))
                .map(all -> all.stream().collect(Collectors.toMap(AgentNow::id, Function.identity())))
                .map(now -> page.map(agent -> AgentView.of(now.get(agent.id))));
    }
}
