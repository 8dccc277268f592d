package io.gatehouse.access;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.ApiDocument.Operation;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestClient;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every operation as a program: without its scope, with another's, bound to another park, and revoked. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ClientsWalkTest {

    private static final String[] PROGRAMS = {Roles.INTEGRATOR, Roles.DRIVER_BACKEND, Roles.MAINTENANCE, Roles.AUDITOR};

    /** They are the whole tenant's and no park's: who is bound to a park reads them as everybody does. */
    private static final Set<String> OF_NO_PARK = Set.of(
            "agents",
            "call-centers",
            "clients",
            "identity-providers",
            "park-groups",
            "vehicles",
            "sandbox",
            "webhooks",
            "event-types");

    private final TestTenant tenant = TestTenant.made();
    private List<Operation> operations;
    private static Belongings owned;

    @BeforeEach
    void somebody_has_something() {
        var document = ApiDocument.ofTheRunningApplication();
        operations = document.operations();
        owned = owned == null ? Belongings.ofATenant(document) : owned;
    }

    @Test
    void the_document_names_the_scope_of_every_operation() {
        var unnamed = closed().stream()
                .filter(operation -> !operation
                        .node()
                        .path("x-scope")
                        .asText()
                        .equals(resource(operation) + (operation.method().equals("GET") ? ":read" : ":write")))
                .toList();
        assertEquals(List.of(), unnamed);
    }

    @Test
    void a_client_without_the_scope_is_403() {
        var token = program().made().token();
        var walk = new Walk();
        closed().forEach(operation -> walk.step(operation, any(operation, token), ClientsWalkTest::insufficient));
        assertEquals(List.of(), walk.faults());
        assertTrue(walk.steps() > 80, walk.steps() + " steps");
    }

    @Test
    void a_client_with_the_scopes_of_other_resources_is_403() {
        var walk = new Walk();
        var half = resources().limit(resources().count() / 2).toList();
        var one = program().scopes(scopes(half::contains)).made().token();
        var other =
                program().scopes(scopes(each -> !half.contains(each))).made().token();
        for (var operation : closed()) {
            var token = half.contains(resource(operation)) ? other : one;
            walk.step(operation, any(operation, token), ClientsWalkTest::insufficient);
        }
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void to_read_is_not_to_write_nor_the_other_way_round() {
        var walk = new Walk();
        var reader = program().scopes(all("read")).made().token();
        var writer = program().scopes(all("write")).made().token();
        for (var operation : closed()) {
            var token = operation.method().equals("GET") ? writer : reader;
            walk.step(operation, any(operation, token), ClientsWalkTest::insufficient);
        }
        assertEquals(List.of(), walk.faults());
    }

    /** The roles still have their say. */
    @Test
    void a_client_with_the_scope_is_let_in_as_far_as_its_role_goes() {
        var walk = new Walk();
        for (var role : PROGRAMS) {
            var token =
                    program().roles(role).scopes(scopes(each -> true)).made().token();
            for (var operation : closed()) {
                boolean may = operation.roles().contains(role);
                walk.step(operation + " as " + role, any(operation, token), answer -> {
                    boolean refused = answer.status() == 403 && answer.code().equals("forbidden");
                    return refused == !may && answer.status() != 401 && insufficient(answer) != null
                            ? null
                            : answer.toString();
                });
            }
        }
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void a_revoked_client_is_401() {
        var client = program().scopes(scopes(each -> true)).made();
        var token = client.token();
        client.change("{\"disabled\": true}");
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        Wire.request("GET", "/v1/parks").token(token).send().status() == 401);
        var walk = new Walk();
        closed().forEach(operation -> walk.step(
                operation,
                any(operation, token),
                answer -> answer.status() == 401 && answer.isProblem() ? null : answer.toString()));
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void for_one_who_is_bound_to_a_park_the_things_of_others_are_not_there() {
        var token = boundToAnotherPark();
        var before = owned.whatTheOwnerSees(operations);
        var walk = new Walk();
        reachable()
                .forEach(operation -> walk.step(
                        operation,
                        written(operation, token),
                        answer -> answer.isProblem() && (answer.status() == 404 || answer.status() == 403)
                                ? null
                                : answer.toString()));
        assertEquals(List.of(), walk.faults());
        assertTrue(walk.steps() > 30, walk.steps() + " steps to " + owned.names());
        assertEquals(List.of(), owned.changedSince(before, operations));
    }

    @Test
    void nor_do_lists_show_them() {
        var token = boundToAnotherPark();
        var walk = new Walk();
        closed().stream()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.path().contains("{"))
                .filter(operation -> !OF_NO_PARK.contains(resource(operation)))
                .filter(operation -> !operation.path().equals("/v1/parks"))
                .forEach(operation -> walk.step(
                        operation,
                        Wire.request("GET", operation.path()).token(token),
                        answer -> answer.status() == 200
                                        && !answer.text().isEmpty()
                                        && !answer.json().path("data").isEmpty()
                                ? answer.toString()
                                : null));
        assertEquals(List.of(), walk.faults());
    }

    @Test
    void nor_can_it_make_anything_there() {
        var token = boundToAnotherPark();
        var walk = new Walk();
        closed().stream()
                .filter(operation ->
                        operation.method().equals("POST") && !operation.path().contains("{"))
                .filter(operation -> !OF_NO_PARK.contains(resource(operation)))
                .filter(operation -> !operation.path().startsWith("/v1/tariffs/quote"))
                .forEach(operation -> walk.step(
                        operation,
                        written(operation, token),
                        answer -> answer.status() >= 400
                                        && (answer.status() < 500 || operation.documents(answer.status()))
                                ? null
                                : answer.toString()));
        assertEquals(List.of(), walk.faults());
        assertTrue(walk.steps() > 5, walk.steps() + " steps");
    }

    /** Of the same tenant as what is walked to, and with nothing in it. */
    private static String boundToAnotherPark() {
        var tenant = new TestTenant(owned.tenant);
        var park = tenant.as(Roles.OPERATOR)
                .body("{\"code\": \"%s\", \"name\": \"empty\", \"timeZone\": \"Asia/Shanghai\", \"capacity\": 1}"
                        .formatted(UUID.randomUUID()))
                .post("/v1/parks")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var everything = owned.resources().stream()
                .flatMap(resource -> Stream.of(resource + ":read", resource + ":write"))
                .toArray(String[]::new);
        return TestClient.of(tenant)
                .roles(PROGRAMS)
                .scopes(everything)
                .parks(UUID.fromString(park))
                .perMinute(100_000)
                .atOnce(100)
                .made()
                .token();
    }

    private TestClient.Plans program() {
        return TestClient.of(tenant).roles(PROGRAMS).perMinute(100_000).atOnce(100);
    }

    private String[] all(String right) {
        return resources().map(resource -> resource + ":" + right).toArray(String[]::new);
    }

    private String[] scopes(Predicate<String> of) {
        return resources()
                .filter(of)
                .flatMap(resource -> Stream.of(resource + ":read", resource + ":write"))
                .toArray(String[]::new);
    }

    private Stream<String> resources() {
        return owned.resources().stream();
    }

    private static String resource(Operation operation) {
        return operation.path().split("/")[2];
    }

    private List<Operation> closed() {
        return operations.stream().filter(operation -> !operation.isPublic()).toList();
    }

    private List<Operation> reachable() {
        return closed().stream()
                .filter(operation -> operation.path().contains("{"))
                .filter(operation -> !OF_NO_PARK.contains(resource(operation)))
                .filter(owned::reaches)
                .toList();
    }

    private static Wire any(Operation operation, String token) {
        var request = Wire.request(operation.method(), Walk.anyPath(operation)).token(token);
        return operation.withBody(request, "{}".getBytes());
    }

    private static Wire written(Operation operation, String token) {
        var request = Wire.request(operation.method(), owned.path(operation)).token(token);
        var body = operation.jsonBody().isMissingNode()
                ? "{}"
                : owned.example(operation).toString();
        return operation.withBody(request, body.getBytes());
    }

    /** Null: it is just that. */
    private static String insufficient(Answer answer) {
        return answer.status() == 403 && answer.isProblem() && answer.code().equals("insufficient-scope")
                ? null
                : answer.toString();
    }
}
