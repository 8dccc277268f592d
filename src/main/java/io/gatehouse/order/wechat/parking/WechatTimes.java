package io.gatehouse.order.wechat.parking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as WeChat Pay writes them: whole seconds, and the offset of Beijing. */
final class WechatTimes {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private WechatTimes() {}

    static String written(Instant moment) {
        return WRITTEN.format(moment.atOffset(BEIJING));
    }

    static Instant read(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
