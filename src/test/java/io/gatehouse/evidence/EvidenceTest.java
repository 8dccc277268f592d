package io.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.access.Roles;
import io.gatehouse.platform.Ids;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.gatehouse.support.TestTokens;
import io.gatehouse.support.Wire;
import io.gatehouse.support.Wire.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class EvidenceTest {

    @Inject
    UploadGrants grants;

    @ConfigProperty(name = "gatehouse.evidence.folder")
    Path folder;

    private final UUID tenant = TestTenant.made().id();
    private final String token = TestTokens.of(tenant, Roles.OPERATOR);

    @Test
    void a_photo_that_was_uploaded_is_described_and_handed_out_again() {
        var photo = Photos.largeJpeg(1);
        var kept = upload("image/png", photo);
        assertEquals(201, kept.status(), kept.toString());
        assertEquals("image/jpeg", kept.json().path("contentType").asText());
        assertEquals(photo.length, kept.json().path("size").asInt());
        var found = get(kept.headers().get("Location"));
        assertArrayEquals(photo, found.body());
        assertEquals("image/jpeg", found.headers().get("Content-Type"));
        assertEquals("nosniff", found.headers().get("X-Content-Type-Options"));
        assertEquals(
                "\"" + kept.json().path("sha256").asText() + "\"",
                found.headers().get("ETag"));
        assertTrue(found.headers().get("Content-Disposition").endsWith(".jpg\""));
    }

    @Test
    void who_has_a_photo_already_gets_no_bytes() {
        var place = upload("image/png", Photos.png(1)).headers().get("Location");
        var tag = get(place).headers().get("ETag");
        var again = Wire.request("GET", URI.create(place).getPath())
                .token(token)
                .header("If-None-Match", tag)
                .send();
        assertEquals(304, again.status());
        assertEquals(0, again.body().length);
    }

    @Test
    void what_is_no_photo_is_refused_whatever_it_says_it_is() {
        assertProblem(415, "not-a-photo", upload("image/jpeg", "<html>".getBytes()));
        assertProblem(415, "not-a-photo", upload("image/jpeg", Arrays.copyOf(Photos.jpeg(1), 500)));
        assertProblem(415, "not-a-photo", upload("image/jpeg", new byte[0]));
        assertProblem(415, "unsupported-media-type", upload("text/plain", Photos.jpeg(1)));
        assertProblem(413, "too-large", upload("image/jpeg", Arrays.copyOf(Photos.jpeg(1), 5_300_000)));
    }

    @Test
    void a_photo_belongs_to_its_tenant() {
        var place = upload("image/jpeg", Photos.jpeg(1)).headers().get("Location");
        var other = TestTokens.of(TestTenant.made().id(), Roles.OPERATOR);
        assertProblem(
                404,
                "evidence-not-found",
                Wire.request("GET", URI.create(place).getPath()).token(other).send());
        var foreign = Wire.request(
                "POST",
                "/v1/evidence?kind=SCENE&parkId=" + park(TestTenant.made().id()));
        assertProblem(
                404,
                "park-not-found",
                photo(foreign.token(token), Photos.jpeg(1)).send());
    }

    @Test
    void photos_are_listed_newest_first_by_kind_and_park() {
        var park = park(tenant);
        var ids = IntStream.range(0, 3)
                .mapToObj(n -> Wire.request("POST", "/v1/evidence?kind=SCENE&parkId=" + park)
                        .token(token))
                .map(request ->
                        photo(request, Photos.jpeg(2)).send().json().path("id").asText())
                .toList();
        upload("image/jpeg", Photos.jpeg(3));
        var first = get("/v1/evidence?kind=SCENE&parkId=" + park + "&limit=2").json();
        assertEquals(ids.get(2), first.at("/data/0/id").asText());
        assertEquals(ids.get(1), first.at("/data/1/id").asText());
        var second = get("/v1/evidence?parkId=" + park + "&limit=2&after="
                        + first.path("next").asText())
                .json();
        assertEquals(ids.get(0), second.at("/data/0/id").asText());
        assertTrue(second.path("next").isNull());
    }

    @Test
    void a_robot_uploads_by_the_link_it_was_given_and_may_repeat_itself() {
        var upload = grants.grant(tenant, park(tenant), "R-1", EvidenceKind.DOCUMENT, soon());
        var request = Wire.request(upload.method(), URI.create(upload.url()).getPath());
        var kept = photo(request, Photos.jpeg(4)).send();
        assertEquals(201, kept.status(), kept.toString());
        assertEquals(upload.evidenceId().toString(), kept.json().path("id").asText());
        assertEquals("R-1", kept.json().path("robotCode").asText());
        assertEquals(kept.text(), photo(request, Photos.jpeg(4)).send().text());
        assertProblem(
                409, "evidence-already-uploaded", photo(request, Photos.jpeg(5)).send());
        assertArrayEquals(Photos.jpeg(4), get(kept.headers().get("Location")).body());
    }

    @Test
    void of_many_photos_at_once_by_one_link_one_is_kept_whole() {
        var upload = grants.grant(tenant, null, "R-1", EvidenceKind.SCENE, soon());
        var request = Wire.request("PUT", URI.create(upload.url()).getPath());
        var answers = IntStream.range(0, 10)
                .mapToObj(n -> photo(request, Photos.jpeg(n)).sendAsync())
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        var winners = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertEquals(1, winners.size());
        assertEquals(
                9, answers.stream().filter(answer -> answer.status() == 409).count());
        var found = get("/v1/evidence/" + upload.evidenceId());
        assertEquals(
                "\"" + winners.get(0).json().path("sha256").asText() + "\"",
                found.headers().get("ETag"));
        assertTrue(IntStream.range(0, 10).anyMatch(n -> Arrays.equals(Photos.jpeg(n), found.body())));
    }

    @Test
    void a_forged_or_expired_link_is_nobodys() {
        var expired = grants.grant(
                tenant, null, "R-1", EvidenceKind.SCENE, Instant.now().minusSeconds(1));
        var right = grants.grant(tenant, null, "R-1", EvidenceKind.SCENE, soon());
        for (var path : new String[] {
            URI.create(expired.url()).getPath(), right.url().replaceAll(".*:\\d+", "") + "A", "/v1/evidence/uploads/x"
        }) {
            assertProblem(
                    401,
                    "unauthorized",
                    photo(Wire.request("PUT", path), Photos.jpeg(1)).send());
        }
    }

    @Test
    void when_the_store_cannot_write_nothing_is_half_kept() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(tenant.toString()), "no folder can be made here");
        var upload = grants.grant(tenant, null, "R-1", EvidenceKind.SCENE, soon());
        var request = Wire.request("PUT", URI.create(upload.url()).getPath());
        assertProblem(
                503,
                "evidence-store-unavailable",
                photo(request, Photos.jpeg(1)).send());
        assertProblem(404, "evidence-not-found", get("/v1/evidence/" + upload.evidenceId()));
        Files.delete(folder.resolve(tenant.toString()));
        assertEquals(201, photo(request, Photos.jpeg(1)).send().status());
    }

    private Answer upload(String type, byte[] photo) {
        var request = Wire.request("POST", "/v1/evidence?kind=PLATE").token(token);
        return request.header("Content-Type", type).bytes(photo).send();
    }

    private static Wire photo(Wire request, byte[] photo) {
        return request.header("Content-Type", "image/jpeg").bytes(photo);
    }

    private Answer get(String path) {
        return Wire.request("GET", URI.create(path).getPath() + query(path))
                .token(token)
                .send();
    }

    private static String query(String path) {
        var query = URI.create(path).getQuery();
        return query == null ? "" : "?" + query;
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofMinutes(5));
    }

    private static UUID park(UUID tenant) {
        var id = Ids.next();
        TestTenant.sql(
                """
                insert into park (id, tenant_id, version, code, name, time_zone, currency, capacity, admission, rules,
                  calendar, contacts, created_at)
                values ('%s', '%s', 0, '%s', 'P', 'Asia/Shanghai', 'CNY', 10, 'OPEN', '{}', '{}', '[]', now())
                """
                        .formatted(id, tenant, id));
        return id;
    }

    private static void assertProblem(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals(code, answer.code(), answer.toString());
        assertTrue(answer.isProblem(), answer.toString());
    }
}
