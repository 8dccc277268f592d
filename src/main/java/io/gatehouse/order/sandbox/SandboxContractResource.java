package io.gatehouse.order.sandbox;

import io.gatehouse.access.Caller;
import io.gatehouse.access.Roles;
import io.gatehouse.order.Plates;
import io.gatehouse.order.channel.Behaviour;
import io.gatehouse.platform.Database;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Contracts of the sandbox channel, for demonstrations: real ones are made between drivers and their channel. */
@Path("/v1/sandbox/contracts/{plate}")
@Tag(name = "sandbox")
public class SandboxContractResource {

    private final Caller caller;
    private final Database database;
    private final SandboxContracts contracts;

    SandboxContractResource(Caller caller, Database database, SandboxContracts contracts) {
        this.caller = caller;
        this.database = database;
        this.contracts = contracts;
    }

    /** A plate that leaves first and pays later. */
    @Schema(name = "SandboxContract")
    public record Contract(
            @Schema(description = "what the sandbox does when this plate is charged") @NotNull Behaviour behaviour) {}

    @PUT
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Demo only: let a plate leave first and pay later")
    public Uni<Contract> put(@PathParam("plate") @Size(max = 32) String plate, @Valid @NotNull Contract contract) {
        var tenant = caller.tenant();
        return database.inTenant(
                        tenant,
                        tx -> contracts.put(tx, tenant, Plates.normalised("plate", plate), contract.behaviour()))
                .replaceWith(contract);
    }

    @DELETE
    @RolesAllowed({Roles.OPERATOR, Roles.INTEGRATOR})
    @Operation(summary = "Demo only: end a plate's contract")
    public Uni<Void> delete(@PathParam("plate") @Size(max = 32) String plate) {
        var tenant = caller.tenant();
        return database.inTenant(tenant, tx -> contracts.delete(tx, tenant, Plates.normalised("plate", plate)));
    }
}
