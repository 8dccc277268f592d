package io.gatehouse.evidence;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.platform.Ids;
import io.gatehouse.platform.Page;
import io.gatehouse.platform.PageQuery;
import io.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /evidence}: photos, up and down. */
@Path("/v1/evidence")
@Tag(name = "evidence")
public class EvidenceResource {

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    private final EvidenceService service;
    private final Evidences evidences;
    private final UploadGrants grants;
    private final ViewGrants views;
    private final Caller caller;

    EvidenceResource(
            EvidenceService service, Evidences evidences, UploadGrants grants, ViewGrants views, Caller caller) {
        this.service = service;
        this.evidences = evidences;
        this.grants = grants;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR})
    @Consumes({JPEG, PNG, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Upload a photo: JPEG or PNG, at most 5 MB")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvidenceView.class)))
    public Uni<RestResponse<EvidenceView>> upload(
            @QueryParam("kind") @Parameter(required = true, description = "what it shows") EvidenceKind kind,
            @QueryParam("parkId") @Parameter(description = "the park it belongs to") UUID parkId,
            @QueryParam("passageId") @Parameter(description = "the car it was taken of") UUID passageId,
            byte[] photo) {
        if (kind == null) {
            throw Problem.invalidParameter("kind", "not-null", "say what the photo shows");
        }
        var origin = new EvidenceService.Origin(Ids.next(), caller.tenant(), parkId, null, passageId, kind);
        return service.keep(origin, photo).map(EvidenceResource::created);
    }

    @PUT
    @Path("uploads/{grant}")
    @PermitAll
    @Consumes({JPEG, PNG, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Upload the photo that a robot was asked for, by the link it was given")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvidenceView.class)))
    public Uni<RestResponse<EvidenceView>> uploadByLink(
            @PathParam("grant") String grant,
            @QueryParam("kind") @Parameter(description = "what it shows, where the link leaves that open")
                    EvidenceKind kind,
            byte[] photo) {
        return service.keep(grants.read(grant, kind), photo).map(EvidenceResource::created);
    }

    @GET
    @Path("views/{grant}")
    @PermitAll
    @Produces({JPEG, PNG})
    @Operation(summary = "Show a photo that a robot's screen was given a link to")
    @APIResponse(
            responseCode = "200",
            description = "the photo",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> view(@PathParam("grant") String grant) {
        var seen = views.read(grant);
        return evidences.ofTenant(seen.tenantId(), seen.evidenceId()).chain(evidence -> service.read(evidence)
                .map(photo -> answer(evidence, photo)));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Operation(summary = "List what is known about photos, newest first")
    public Uni<Page<EvidenceView>> list(
            @BeanParam PageQuery page,
            @QueryParam("kind") EvidenceKind kind,
            @QueryParam("parkId") UUID parkId,
            @QueryParam("passageId") @Parameter(description = "photos taken of this car") UUID passageId) {
        return evidences
                .page(caller.tenant(), page, kind, parkId, passageId)
                .map(rows -> Page.of(rows, page.limit, Evidence::id).map(EvidenceView::of));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.AUDITOR})
    @Produces({JPEG, PNG})
    @Operation(summary = "Download a photo; its ETag is its SHA-256")
    @APIResponse(
            responseCode = "200",
            description = "the photo",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> download(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return evidences
                .ofTenant(caller.tenant(), id)
                .chain(evidence -> tag(evidence).equals(known)
                        ? Uni.createFrom().item(Response.notModified().build())
                        : service.read(evidence).map(photo -> answer(evidence, photo)));
    }

    private static RestResponse<EvidenceView> created(Evidence evidence) {
        return ResponseBuilder.<EvidenceView>created(URI.create("/v1/evidence/" + evidence.id()))
                .entity(EvidenceView.of(evidence))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** Not a {@code RestResponse<byte[]>}, which is written as a text for image/*. */
    private static Response answer(Evidence evidence, byte[] photo) {
        var file = evidence.kind() + "-" + evidence.id() + "." + evidence.type().extension;
        return Response.ok(photo)
                .type(evidence.type().mediaType)
                .header(HttpHeaders.ETAG, tag(evidence))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + file + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String tag(Evidence evidence) {
        return "\"" + evidence.sha256() + "\"";
    }
}
