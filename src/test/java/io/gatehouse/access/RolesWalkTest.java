package io.gatehouse.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.ApiDocument.Operation;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestDesk;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every operation of the document: nobody, each role, and those few that nobody needs a token for. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class RolesWalkTest {

    static final List<String> ROLES = List.of(
            Roles.OPERATOR, Roles.AGENT, Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.MAINTENANCE, Roles.AUDITOR);

    /** They know who calls in another way: by a signed link, a channel's signature, a client's secret. */
    private static final Set<String> WITHOUT_TOKEN = Set.of(
            "/v1/evidence/uploads/{grant}",
            "/v1/evidence/views/{grant}",
            "/v1/notifications/",
            "/v1/oauth/token",
            "/v1/mqtt/");

    private final UUID tenant = TestTenant.made().id();
    private List<Operation> operations;

    /** All callers are set up as agents: one whom nobody knows is refused by the name, not by the role. */
    @BeforeEach
    void read_the_document() {
        ROLES.forEach(role -> TestDesk.agent(new TestTenant(tenant), "test-" + role.toLowerCase()));
        operations = ApiDocument.ofTheRunningApplication().operations();
    }

    @Test
    void only_a_short_list_of_operations_needs_no_token() {
        var open = operations.stream()
                .filter(Operation::isPublic)
                .filter(operation -> WITHOUT_TOKEN.stream().noneMatch(operation.path()::startsWith))
                .toList();
        assertEquals(List.of(), open);
    }

    @Test
    void without_a_token_every_other_operation_is_401() {
        var walk = new Walk();
        closed().forEach(operation -> walk.step(operation, request(operation), refusal(401, "unauthorized")));
        assertEquals(List.of(), walk.faults());
        assertTrue(walk.steps() > 30, walk.steps() + " steps");
    }

    @Test
    void a_role_that_an_operation_does_not_name_is_403() {
        var walk = new Walk();
        for (var operation : closed()) {
            for (var role : ROLES) {
                if (!operation.roles().contains(role)) {
                    walk.step(operation + " as " + role, as(role, operation), refusal(403, "forbidden"));
                }
            }
            walk.step(operation + " as nobody known", as("STRANGER", operation), refusal(403, "forbidden"));
        }
        assertEquals(List.of(), walk.faults());
        assertTrue(walk.steps() > 100, walk.steps() + " steps");
    }

    @Test
    void a_role_that_an_operation_names_is_let_in() {
        var walk = new Walk();
        for (var operation : closed()) {
            operation
                    .roles()
                    .forEach(role -> walk.step(
                            operation + " as " + role,
                            as(role, operation),
                            answer -> answer.status() == 401 || isForbidden(answer) ? answer.toString() : null));
        }
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void the_operator_may_do_everything_and_the_auditor_may_read_everything() {
        assertEquals(
                List.of(),
                closed().stream()
                        .filter(each -> !each.roles().contains(Roles.OPERATOR))
                        .toList());
        assertEquals(
                List.of(),
                closed().stream()
                        .filter(each ->
                                each.method().equals("GET") && !each.roles().contains(Roles.AUDITOR))
                        .toList());
        assertEquals(
                List.of(),
                closed().stream()
                        .filter(each -> !ROLES.containsAll(each.roles()))
                        .toList());
    }

    /** Not for its role; that a token of the role is no agent's is another matter. */
    private static boolean isForbidden(Answer answer) {
        return answer.status() == 403 && !answer.code().equals("agent-unknown");
    }

    private List<Operation> closed() {
        return operations.stream().filter(operation -> !operation.isPublic()).toList();
    }

    private Wire as(String role, Operation operation) {
        return request(operation).token(TestTokens.of(tenant, role));
    }

    private static Wire request(Operation operation) {
        return operation.withBody(Wire.request(operation.method(), Walk.anyPath(operation)), "{}".getBytes());
    }

    private static Function<Answer, String> refusal(int status, String code) {
        return answer ->
                answer.status() == status && answer.isProblem() && answer.code().equals(code)
                        ? null
                        : answer.toString();
    }
}
