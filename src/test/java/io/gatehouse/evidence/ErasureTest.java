package io.gatehouse.evidence;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.evidence.EvidenceService.Origin;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A photo goes when its tenant's retention is over; what is known of it stays. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class ErasureTest {

    @Inject
    ErasureJob job;

    @Inject
    EvidenceService service;

    @Inject
    EvidenceStore store;

    private final TestTenant tenant = TestTenant.made();

    /** Uploaded so many days ago. */
    private UUID photo(int days) {
        var id = UUID.fromString(TestTenant.read("select uuidv7(-interval '%d days')".formatted(days)));
        var origin = new Origin(id, tenant.id(), null, null, null, EvidenceKind.SCENE);
        service.keep(origin, Photos.png(days)).await().indefinitely();
        TestTenant.sql(
                "update evidence set created_at = now() - interval '%d days' where id = '%s'".formatted(days, id));
        return id;
    }

    private void shows(UUID id, int status, String codeOrNull) {
        var answer = tenant.as("AUDITOR")
                .accept("*/*")
                .get("/v1/evidence/" + id)
                .then()
                .statusCode(status);
        if (codeOrNull != null) {
            answer.body("code", equalTo(codeOrNull));
        }
    }

    private boolean kept(UUID id) throws IOException {
        return store.read(EvidenceName.of(tenant.id(), id)).isPresent();
    }

    @Test
    void a_photo_is_erased_after_its_days_and_what_is_known_of_it_stays() throws IOException {
        var old = photo(31);
        var young = photo(29);
        var hash = TestTenant.read("select sha256 from evidence where id = '" + old + "'");

        job.sweep().await().indefinitely();

        assertEquals(false, kept(old));
        assertTrue(kept(young));
        shows(old, 410, "evidence-erased");
        shows(young, 200, null);
        assertArrayEquals(
                Photos.png(29), store.read(EvidenceName.of(tenant.id(), young)).orElseThrow());
        tenant.as("AUDITOR")
                .get("/v1/evidence")
                .then()
                .body("data[0].id", equalTo(young.toString()))
                .body("data[0].erasedAt", nullValue())
                .body("data[1].sha256", equalTo(hash))
                .body("data[1].erasedAt", notNullValue());
    }

    @Test
    void a_tenant_says_how_many_days() throws IOException {
        var young = photo(8);
        job.sweep().await().indefinitely();
        assertTrue(kept(young));
        tenant.as("OPERATOR")
                .body("{\"photoDays\": 7}")
                .patch("/v1/retention")
                .then()
                .statusCode(200);
        job.sweep().await().indefinitely();
        assertEquals(false, kept(young));
        job.sweep().await().indefinitely();
    }
}
