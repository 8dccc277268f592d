package io.gatehouse.order.wechat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How WeChat Pay is spoken with. */
@ConfigMapping(prefix = "gatehouse.wechat")
public interface WechatConfig {

    /** Another one is for tests; no tenant can name one. */
    @WithDefault("https://api.mch.weixin.qq.com")
    URI address();

    /** How long one call may take, from name look-up to the last byte. */
    @WithDefault("5s")
    Duration patience();

    /** Calls under way at once; when as many as that again four times wait, more are refused. */
    @WithDefault("16")
    int callers();

    /** Between two times that one account's platform certificates are fetched. */
    @WithDefault("10s")
    Duration certificatePause();

    /** What drivers read on their phones. */
    @WithDefault("停车费")
    String description();

    /** How often secrets are looked for that an older key has sealed. */
    @WithDefault("10m")
    String reseal();

    /** How often bills are looked for that have not been fetched yet. */
    @WithDefault("10m")
    String billSweep();
}
