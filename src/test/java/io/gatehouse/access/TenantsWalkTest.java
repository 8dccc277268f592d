package io.gatehouse.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.ApiDocument.Operation;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every operation on one tenant's things with another tenant's token: they are not there, and stay as they are. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class TenantsWalkTest {

    private final String stranger = TestTokens.of(TestTenant.made().id(), RolesWalkTest.ROLES.toArray(String[]::new));
    private List<Operation> operations;
    private static Belongings owned;

    @BeforeEach
    void somebody_has_something() {
        var document = ApiDocument.ofTheRunningApplication();
        operations = document.operations();
        owned = owned == null ? Belongings.ofATenant(document) : owned;
    }

    @Test
    void another_tenants_things_are_not_there() {
        var before = owned.whatTheOwnerSees(operations);
        var walk = new Walk();
        reachable().forEach(operation -> walk.step(operation, strangers(operation), this::notThere));
        assertEquals(List.of(), walk.faults());
        assertTrue(walk.steps() > 15, "things were found only for " + owned.names());
        assertEquals(List.of(), owned.changedSince(before, operations));
    }

    @Test
    void the_owner_reaches_the_same_things() {
        var walk = new Walk();
        reachable().stream()
                .filter(operation -> operation.method().equals("GET"))
                .forEach(operation -> walk.step(
                        operation,
                        owners(operation),
                        answer -> answer.status() == 200 || operation.documents(answer.status())
                                ? null
                                : answer.toString()));
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void lists_show_nothing_of_another_tenant() {
        var walk = new Walk();
        operations.stream()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.path().contains("{"))
                .filter(operation -> !operation.isPublic())
                .forEach(operation -> walk.step(
                        operation,
                        Wire.request("GET", operation.path()).token(stranger),
                        answer -> answer.status() == 200
                                        && !answer.text().isEmpty()
                                        && !answer.json().path("data").isEmpty()
                                ? answer.toString()
                                : null));
        assertEquals(List.of(), walk.faults());
    }

    /** Things that have an id; a plate is nobody's. */
    private List<Operation> reachable() {
        return operations.stream()
                .filter(operation -> !operation.isPublic() && operation.path().contains("{"))
                .filter(owned::reaches)
                .toList();
    }

    private Wire strangers(Operation operation) {
        var request = Wire.request(operation.method(), owned.path(operation)).token(stranger);
        var body = operation.jsonBody().isMissingNode()
                ? "{}"
                : owned.example(operation).toString();
        return operation.withBody(request, body.getBytes());
    }

    private Wire owners(Operation operation) {
        return Wire.request(operation.method(), owned.path(operation)).token(owned.token);
    }

    private String notThere(Answer answer) {
        return answer.status() == 404 && answer.isProblem() ? null : answer.toString();
    }
}
