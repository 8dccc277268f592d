package io.gatehouse.order.wechat.account;

import io.gatehouse.platform.SetUpRows;
import jakarta.enterprise.context.ApplicationScoped;

/** The set-up of accounts in the database. */
@ApplicationScoped
class WechatAccountRows implements SetUpRows<WechatAccount> {

    @Override
    public String noun() {
        return "wechat-account";
    }
}
