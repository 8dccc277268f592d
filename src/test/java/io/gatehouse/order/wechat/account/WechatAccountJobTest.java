package io.gatehouse.order.wechat.account;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.order.wechat.WechatShop;
import io.gatehouse.platform.SealedText;
import io.gatehouse.support.BackboneResource;
import io.gatehouse.support.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackboneResource.class)
class WechatAccountJobTest {

    @Inject
    SealedText sealed;

    private WechatShop shop;
    private String before;

    /** As they were sealed before there was more than one key. */
    @BeforeEach
    void an_account_whose_secrets_an_older_key_has_sealed() {
        shop = WechatShop.dormant(TestTenant.made());
        TestTenant.sql("update wechat_account set private_key = regexp_replace(private_key, '^k1[.][0-9a-f]+[.]', ''),"
                + " api_v3_key = regexp_replace(api_v3_key, '^k1[.][0-9a-f]+[.]', '') where id = '" + shop.account()
                + "'");
        before = kept();
        assertTrue(!before.startsWith(sealed.newest()), before);
    }

    private String kept() {
        return TestTenant.read("select private_key from wechat_account where id = '" + shop.account() + "'");
    }

    @Test
    void it_is_sealed_by_the_newest_and_says_the_same() {
        var key = sealed.open(before);
        await().atMost(Duration.ofSeconds(20)).until(() -> kept().startsWith(sealed.newest()));
        assertEquals(key, sealed.open(kept()));
    }

    @Test
    void a_change_of_something_else_seals_it_anew_as_well() {
        shop.tenant()
                .as("OPERATOR")
                .body("{\"name\": \"新名字\"}")
                .patch("/v1/wechat-accounts/" + shop.account())
                .then()
                .statusCode(200)
                .body("name", equalTo("新名字"));
        assertNotEquals(before, kept());
        assertTrue(kept().startsWith(sealed.newest()), kept());
    }
}
