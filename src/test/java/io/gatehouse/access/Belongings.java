package io.gatehouse.access;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.access.ApiDocument.Operation;
import io.gatehouse.evidence.Photos;
import io.gatehouse.order.wechat.WechatShop;
import io.gatehouse.platform.Ids;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A tenant that has one of everything that the document lets it list: a park with all that belongs to it, and whatever
 * else its lists accept an example of.
 */
final class Belongings {

    private static final String PLATE = "粤B12345";
    private static final Pattern PARAMETER = Pattern.compile("/([^/{}]+)/\\{([^}]+)}");

    final UUID tenant;
    final String token;
    private final ApiDocument document;
    /** By what other things call them: {@code parkId}, {@code laneId}, … */
    private final Map<String, String> ids = new TreeMap<>(Map.of("plate", PLATE));

    private Belongings(ApiDocument document) {
        var park = TestPark.made();
        park.card(PLATE).issued();
        park.parked("粤B88888", Duration.ofHours(2));
        somethingAtTheExit(park);
        // the newest lane: one that takes part by HTTP
        park.lane("EXIT", "HTTP");
        this.document = document;
        this.tenant = park.tenant().id();
        this.token = TestTokens.of(tenant, RolesWalkTest.ROLES.toArray(String[]::new));
        desk(park);
        bill(park);
        Wire.request("POST", "/v1/evidence?kind=SCENE")
                .token(token)
                .header("Content-Type", "image/png")
                .bytes(Photos.png(1))
                .send();
    }

    /** A car that waits there, and an opening of the gate for another. */
    private static void somethingAtTheExit(TestPark park) {
        TestTenant.sql(
                """
                insert into passage (id, tenant_id, park_id, lane_id, robot_code, arrival_id, direction, state, situation,
                    shown_as, plate, readings, images, arrived_at, held_at)
                  values ('%1$s', '%2$s', '%3$s', '%4$s', '%5$s', '%1$s', 'EXIT', 'HELD', 'FEE_DUE', 'FEE_DUE', '粤B88888',
                    1, '[]', now(), now());
                insert into opening (id, tenant_id, park_id, lane_id, passage_id, direction, kind, cause, decided_by,
                    granted_at)
                  select '%6$s', tenant_id, park_id, lane_id, id, direction, 'OFFLINE', 'offline policy', 'robot', now()
                  from passage where park_id = '%3$s' and state = 'THROUGH'"""
                        .formatted(
                                Ids.next(),
                                park.tenant().id(),
                                park.id(),
                                park.exit().id(),
                                park.exit().robot(),
                                Ids.next()));
    }

    /** An agent, who has a call and may act on those of others, so that whoever walks reaches all that agents do. */
    private void desk(TestPark park) {
        var agent = new JsonObject()
                .put("subject", TestTokens.subjectOf(RolesWalkTest.ROLES.toArray(String[]::new)))
                .put("name", "agent")
                .put("capacity", 10)
                .put("supervisor", true);
        ids.put("agentId", posted("/v1/agents", agent));
        ids.put(
                "callId",
                posted(
                        "/v1/calls",
                        new JsonObject().put("laneId", park.entry().id().toString())));
    }

    /** An account at WeChat Pay, and its bill of yesterday. */
    private void bill(TestPark park) {
        var shop = WechatShop.dormant(park.tenant());
        var yesterday = LocalDate.now(TestPark.ZONE).minusDays(1).toString();
        ids.put("wechat-accountId", shop.account().toString());
        ids.put("billId", yesterday);
        ids.put(
                "reconciliationId",
                posted("/v1/wechat-accounts/" + shop.account() + "/bills/" + yesterday, new JsonObject()));
    }

    private String posted(String path, JsonObject body) {
        var answer = Wire.request("POST", path).token(token).json(body.encode()).send();
        return answer.json().path("id").asText();
    }

    static Belongings ofATenant(ApiDocument document) {
        var all = new Belongings(document);
        // twice: some examples need the ids of others
        for (int round = 0; round < 2; round++) {
            document.operations().stream().filter(Belongings::isList).forEach(all::find);
        }
        return all;
    }

    private static boolean isList(Operation operation) {
        return operation.method().equals("GET")
                && !operation.path().contains("{")
                && !operation
                        .node()
                        .at("/responses/200/content/application~1json")
                        .isMissingNode();
    }

    private void find(Operation list) {
        var name = idName(list.path().substring(list.path().lastIndexOf('/') + 1));
        if (!ids.containsKey(name)) {
            var id = newest(list.path());
            ids.computeIfAbsent(name, missing -> id != null ? id : made(list.path()));
        }
    }

    private String newest(String path) {
        var answer = Wire.request("GET", path).token(token).send();
        var id = answer.status() == 200 ? answer.json().at("/data/0/id") : null;
        return id != null && id.isTextual() ? id.asText() : null;
    }

    /** An example of what may be posted there; null when it is not so simple. */
    private String made(String path) {
        return document.operations().stream()
                .filter(operation ->
                        operation.method().equals("POST") && operation.path().equals(path))
                .filter(operation -> !operation.jsonBody().isMissingNode())
                .map(operation -> Wire.request("POST", path)
                        .token(token)
                        .json(example(operation))
                        .send())
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.json().path("id").asText())
                .findFirst()
                .orElse(null);
    }

    JsonNode example(Operation operation) {
        return new Examples(document, ids).of("", operation.jsonBody());
    }

    /** Whether something of this tenant stands at this address, and not only an example of an address. */
    boolean reaches(Operation operation) {
        return PARAMETER.matcher(operation.path()).results().allMatch(part -> ids.containsKey(idName(part.group(1))));
    }

    /** The address of this tenant's own things. */
    String path(Operation operation) {
        return PARAMETER.matcher(operation.path()).replaceAll(part -> "/" + part.group(1) + "/" + encoded(value(part)));
    }

    private String value(MatchResult part) {
        var known = ids.get(idName(part.group(1)));
        return known != null
                ? known
                : ids.getOrDefault(part.group(2), UUID.randomUUID().toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String idName(String collection) {
        return collection.replaceAll("s$", "") + "Id";
    }

    /** What the scopes are of: the first segments of all paths. */
    List<String> resources() {
        return document.operations().stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .map(operation -> operation.path().split("/")[2])
                .distinct()
                .sorted()
                .toList();
    }

    /** As it stands when what was begun is over, to be compared later. */
    Map<String, String> whatTheOwnerSees(List<Operation> operations) {
        var last = new AtomicReference<>(whatTheOwnerSeesNow(operations));
        return await().until(() -> whatTheOwnerSeesNow(operations), seen -> seen.equals(last.getAndSet(seen)));
    }

    /** Each address whose answer is another one, with both. */
    List<String> changedSince(Map<String, String> before, List<Operation> operations) {
        var now = whatTheOwnerSeesNow(operations);
        return before.keySet().stream()
                .filter(path -> !before.get(path).equals(now.get(path)))
                .map(path -> "%s: was %s, is %s".formatted(path, before.get(path), now.get(path)))
                .toList();
    }

    private Map<String, String> whatTheOwnerSeesNow(List<Operation> operations) {
        var seen = new TreeMap<String, String>();
        operations.stream()
                .filter(operation ->
                        operation.method().equals("GET") && operation.path().contains("{"))
                .filter(operation -> !operation.isPublic() && reaches(operation))
                // a controller that fetches is heard, and its policy is made anew each time
                .filter(operation -> !operation.node().path("tags").toString().contains("lane-controllers"))
                .forEach(operation -> {
                    var answer =
                            Wire.request("GET", path(operation)).token(token).send();
                    seen.put(
                            operation.path(),
                            answer.status() + answer.text().replaceAll("\"requestId\":\"[^\"]+\"", ""));
                });
        return seen;
    }

    List<String> names() {
        return List.copyOf(ids.keySet());
    }
}
