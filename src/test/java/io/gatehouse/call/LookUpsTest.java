package io.gatehouse.call;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestPark;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who are not robots: who they are, what they have, what they owe. */
@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class LookUpsTest {

    private TestPark park;

    @BeforeEach
    void a_park() {
        park = TestPark.made();
    }

    private ValidatableResponse lookUp(String role, String query) {
        return park.tenant().as(role).get("/v1/lookups?" + query).then().statusCode(200);
    }

    /** The subject of an agent's token in tests is {@code test-agent}. */
    private void agentOf(String parks, String groups) {
        TestTenant.sql(
                """
                insert into agent (id, tenant_id, version, subject, name, parks, park_groups, languages, capacity,
                                   supervisor, created_at)
                values ('%s', '%s', 0, 'test-agent', 'Agent', '{%s}', '{%s}', '{zh-CN}', 1, false, now())
                """
                        .formatted(UUID.randomUUID(), park.tenant().id(), parks, groups));
    }

    @Test
    void a_card_is_found_by_phone_however_it_is_written_with_its_orders_and_pending_renewals() {
        var card = park.card("粤B12345").issued();
        var other = park.card("粤B99999").issued();
        TestTenant.sql("update card set phone = '13900139000' where id = '" + other + "'");
        park.tenant()
                .as("OPERATOR")
                .body("{\"months\": 1}")
                .post("/v1/cards/" + card + "/renewals")
                .then()
                .statusCode(201);

        lookUp("OPERATOR", "phone=0086 138-0013-8000")
                .body("cards.card.id", contains(card.toString()))
                .body("cards[0].card.state", equalTo("VALID"))
                .body("cards[0].pendingRenewals", hasSize(1))
                .body("cards[0].orders", hasSize(1))
                .body("cards[0].orders[0].total.amount", is(30_000));
    }

    @Test
    void orders_older_than_half_a_year_are_not_shown() {
        var card = park.card("粤B12345").issued();
        park.tenant()
                .as("OPERATOR")
                .body("{\"months\": 1}")
                .post("/v1/cards/" + card + "/renewals")
                .then()
                .statusCode(201);
        TestTenant.sql("update orders set created_at = now() - interval '190 days' where card_id = '" + card + "'");

        lookUp("OPERATOR", "plate=粤B12345").body("cards", hasSize(1)).body("cards[0].orders", hasSize(0));
    }

    @Test
    void a_temporary_is_found_by_plate_with_minutes_fee_and_photos() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(90));
        var photo = UUID.randomUUID();
        TestTenant.sql("update stay set images = '[{\"kind\": \"PLATE\", \"evidenceId\": \"%s\"}]' where id = '%s'"
                .formatted(photo, stay));
        park.parked("粤B54321", Duration.ofMinutes(5));

        lookUp("OPERATOR", "plate=粤b·12345")
                .body("stays.stay.id", contains(stay.toString()))
                .body("stays[0].minutes", greaterThanOrEqualTo(90))
                .body("stays[0].owed.amount", is(1000))
                .body("stays[0].standing", equalTo("DUE"))
                .body("stays[0].photos", hasSize(1));
    }

    @Test
    void an_unplated_stay_is_found_by_the_phone_that_scanned_and_a_plate_narrows_it_away() {
        var stay = park.parked("粤B12345", Duration.ofMinutes(5));
        TestTenant.sql("update stay set plate = null, driver = 'phone:13800138000' where id = '" + stay + "'");

        lookUp("OPERATOR", "phone=13800138000")
                .body("stays.stay.id", contains(stay.toString()))
                .body("stays[0].standing", equalTo("FREE"));
        lookUp("OPERATOR", "phone=13800138000&plate=粤B00001").body("stays", hasSize(0));
    }

    @Test
    void the_more_is_given_the_narrower_the_answer() {
        var elsewhere = TestPark.planned().of(park.tenant()).built();
        park.card("粤B12345").issued();
        var there = elsewhere.card("粤B12345").issued();
        var phone = "phone=13800138000";

        lookUp("OPERATOR", phone).body("cards", hasSize(2));
        lookUp("OPERATOR", phone + "&parkId=" + elsewhere.id()).body("cards.card.id", contains(there.toString()));
        lookUp("OPERATOR", phone + "&plate=粤B00001").body("cards", hasSize(0));
    }

    @Test
    void an_agent_is_shown_nothing_but_its_own_parks() {
        var elsewhere = TestPark.planned().of(park.tenant()).built();
        park.card("粤B12345").issued();
        elsewhere.card("粤B12345").issued();
        var mine = park.parked("粤B12345", Duration.ofMinutes(5));
        elsewhere.parked("粤B12345", Duration.ofMinutes(5));
        lookUp("AGENT", "plate=粤B12345").body("cards", hasSize(0)).body("stays", hasSize(0));

        agentOf(park.id().toString(), "");

        lookUp("AGENT", "plate=粤B12345").body("cards", hasSize(1)).body("stays.stay.id", contains(mine.toString()));
        lookUp("AGENT", "plate=粤B12345&parkId=" + elsewhere.id()).body("stays", hasSize(0));
    }

    @Test
    void an_agent_of_a_group_sees_the_parks_of_the_groups_inside_it() {
        var city = UUID.randomUUID();
        var district = UUID.randomUUID();
        TestTenant.sql(
                """
                insert into park_group (id, tenant_id, version, name, parent_id, created_at)
                  values ('%1$s', '%3$s', 0, 'city', null, now()), ('%2$s', '%3$s', 0, 'district', '%1$s', now());
                update park set group_id = '%2$s' where id = '%4$s'
                """
                        .formatted(city, district, park.tenant().id(), park.id()));
        TestPark.planned().of(park.tenant()).built().parked("粤B12345", Duration.ofMinutes(5));
        var mine = park.parked("粤B12345", Duration.ofMinutes(5));
        agentOf("", city.toString());

        lookUp("AGENT", "plate=粤B12345").body("stays.stay.id", contains(mine.toString()));
    }

    @Test
    void a_park_alone_is_not_enough() {
        park.tenant()
                .as("OPERATOR")
                .get("/v1/lookups?parkId=" + park.id())
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void an_agent_decides_a_renewal_of_its_own_park_only() {
        var card = park.card("粤B12345").issued();
        TestTenant.sql("update park set rules = rules || '{\"reviewRenewals\": true}' where id = '" + park.id() + "'");
        String renewal = park.tenant()
                .as("OPERATOR")
                .body("{\"months\": 1}")
                .post("/v1/cards/" + card + "/renewals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var path = "/v1/renewals/" + renewal + "/decision";
        var approval = "{\"decision\": \"APPROVE\"}";
        park.tenant().as("AGENT").body(approval).post(path).then().statusCode(403);

        agentOf(park.id().toString(), "");

        park.tenant()
                .as("AGENT")
                .body(approval)
                .post(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
    }
}
