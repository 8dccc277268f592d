package io.gatehouse.vehicle;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class VehiclesTest {

    private TestPark park;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
    }

    @Test
    void all_that_is_known_about_a_plate_is_told_at_once() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var card = park.card("粤B12345", "粤B00001")
                .lastDay(park.today().minusDays(2))
                .issued();
        park.tenant().as("AGENT").post("/v1/stays/" + stay + "/orders").then().statusCode(201);
        park.tenant()
                .as("OPERATOR")
                .body("{\"reason\": \"unpaid since May\"}")
                .put("/v1/vehicles/粤B12345/bar")
                .then()
                .statusCode(200);
        contract("粤B12345");

        park.tenant()
                .as("AGENT")
                .get("/v1/vehicles/粤b·12345")
                .then()
                .statusCode(200)
                .body("plate", equalTo("粤B12345"))
                .body("shown", equalTo("粤B·12345"))
                .body("kind", equalTo("ORDINARY"))
                .body("cards.id", contains(card.toString()))
                .body("cards[0].state", equalTo("EXPIRED"))
                .body("cards[0].daysExpired", is(2))
                .body("stays.id", contains(stay.toString()))
                .body("orders.total.amount", contains(1000))
                .body("arrears.owed", hasSize(0))
                .body("contract", is(true))
                .body("bars.reason", contains("unpaid since May"));
    }

    private void contract(String plate) {
        TestTenant.sql("insert into sandbox_contract (tenant_id, plate, behaviour) values ('%s', '%s', 'SUCCEED')"
                .formatted(park.tenant().id(), plate));
    }

    @Test
    void what_a_plate_left_unpaid_is_summed_up() {
        for (int visit = 0; visit < 2; visit++) {
            var stay = park.parked("粤B12345", Duration.ofMinutes(90));
            park.tenant()
                    .as("OPERATOR")
                    .body("{\"leftAt\": \"%s\", \"reason\": \"seen outside\", \"charge\": true}"
                            .formatted(java.time.Instant.now()))
                    .post("/v1/stays/" + stay + "/correction")
                    .then()
                    .statusCode(200);
        }
        park.tenant()
                .as("AUDITOR")
                .get("/v1/vehicles/粤B12345")
                .then()
                .body("arrears.owed", hasSize(1))
                .body("arrears.owed[0].amount", is(2000))
                .body("arrears.owed[0].currency", equalTo("CNY"))
                .body("arrears.orders.state", contains("ARREARS", "ARREARS"))
                .body("stays", hasSize(0))
                .body("contract", is(false));
    }

    @Test
    void another_tenant_knows_nothing_about_it() {
        park.parked("粤B12345", Duration.ofMinutes(90));
        park.card("粤B12345").issued();
        TestTenant.made()
                .as("AGENT")
                .get("/v1/vehicles/粤B12345")
                .then()
                .statusCode(200)
                .body("stays", hasSize(0))
                .body("cards", hasSize(0))
                .body("orders", hasSize(0));
        park.tenant().as("DRIVER_BACKEND").get("/v1/vehicles/粤B12345").then().statusCode(403);
        park.tenant()
                .as("AGENT")
                .get("/v1/vehicles/无牌")
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-a-plate"));
    }

    @Test
    void the_likeliest_vehicles_inside_are_offered_with_the_reasons() {
        var alike = park.parked("粤B8888D", Duration.ofMinutes(10));
        park.parked("粤B12345", Duration.ofMinutes(20));
        var same = park.parked("粤B88880", Duration.ofMinutes(30));
        like("粤B88880", 2)
                .body("data.stay.id", contains(same.toString(), alike.toString()))
                .body("data[0].likeness", is(1.0f))
                .body("data[0].because", contains("same-plate"))
                .body("data[1].because", hasItem("confused:0~D"))
                .body("data[1].likeness.doubleValue()", closeTo(0.93, 0.01))
                .body("data[1].stay.plate", equalTo("粤B8888D"));
        like("粤B88880", 6).body("data", hasSize(3));
    }

    private io.restassured.response.ValidatableResponse like(String plate, int limit) {
        return park.tenant()
                .as("AGENT")
                .get("/v1/vehicles?like={plate}&parkId={park}&limit={limit}", plate, park.id(), limit)
                .then()
                .statusCode(200);
    }

    @Test
    void what_people_correct_often_makes_plates_more_alike() {
        park.parked("粤B12W45", Duration.ofMinutes(10));
        double before = like("粤B12945", 1)
                .body("data[0].because", contains("wrong-character:9~W"))
                .extract()
                .<Number>path("data[0].likeness")
                .doubleValue();

        for (int i = 0; i < 5; i++) {
            var stay = park.parked("粤B9A" + i + "00", Duration.ofMinutes(10));
            park.tenant()
                    .as("AGENT")
                    .body("{\"plate\": \"粤BWA%d00\", \"reason\": \"misread\"}".formatted(i))
                    .post("/v1/stays/" + stay + "/correction")
                    .then()
                    .statusCode(200);
        }

        like("粤B12945", 1)
                .body("data[0].stay.plate", equalTo("粤B12W45"))
                .body("data[0].because", contains("confused:9~W"))
                .body("data[0].likeness.doubleValue()", greaterThan(before));
        var elsewhere = TestPark.made();
        elsewhere.parked("粤B12W45", Duration.ofMinutes(10));
        elsewhere
                .tenant()
                .as("AGENT")
                .get("/v1/vehicles?like=粤B12945&parkId=" + elsewhere.id())
                .then()
                .body("data[0].likeness.doubleValue()", lessThan(before + 0.001));
    }

    @Test
    void likeness_is_asked_for_with_a_plate_and_a_park_of_ones_own() {
        var agent = "/v1/vehicles?like=粤B12345";
        park.tenant().as("AGENT").get(agent).then().statusCode(400);
        park.tenant().as("AGENT").get("/v1/vehicles?parkId=" + park.id()).then().statusCode(400);
        park.tenant()
                .as("AGENT")
                .get(agent + "&limit=51&parkId=" + park.id())
                .then()
                .statusCode(400);
        TestTenant.made()
                .as("AGENT")
                .get(agent + "&parkId=" + park.id())
                .then()
                .statusCode(404)
                .body("code", equalTo("park-not-found"));
        park.tenant()
                .as("AGENT")
                .get(agent + "&parkId=" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }
}
