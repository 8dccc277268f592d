package io.gatehouse.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.gatehouse.support.BackboneResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class StartsTest {

    @Test
    void it_starts_on_a_real_database_and_tells_that_it_is_live() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }
}
