package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import java.util.Locale;
import java.util.Set;

/** What WeChat Pay answered instead of doing what it was asked; its names are written with and without underscores. */
public record WechatFault(int status, String code) {

    private static final Set<String> NOT_SAID =
            Set.of("SYSTEMERROR", "BANKERROR", "FREQUENCYLIMITED", "RATELIMITEXCEEDED");
    private static final Set<String> PAYING = Set.of("USERPAYING", "TRADEUSERPAYING");
    private static final Set<String> MISSING = Set.of("ORDERNOTEXIST", "RESOURCENOTEXISTS", "NOTFOUND");

    /** The order exists in a state that asking for it will tell. */
    private static final Set<String> TAKEN =
            Set.of("ORDERPAID", "ORDERCLOSED", "ORDERREVERSED", "OUTTRADENOUSED", "TRADESTATEERROR");

    /** Our own set-up is wrong there: nothing happened, and the same will be right when it is corrected. */
    private static final Set<String> SET_UP =
            Set.of("SIGNERROR", "NOAUTH", "MCHNOTEXISTS", "APPIDMCHIDNOTMATCH", "ACCOUNTERROR", "NOTENOUGH");

    public static WechatFault of(ServiceException refused) {
        return new WechatFault(refused.getHttpStatusCode(), refused.getErrorCode());
    }

    private String key() {
        return code == null ? "" : code.replace("_", "").toUpperCase(Locale.ROOT);
    }

    /** It may have happened or not. */
    public boolean leavesItOpen() {
        return status >= 500 || NOT_SAID.contains(key()) || key().isEmpty();
    }

    boolean isPaying() {
        return PAYING.contains(key());
    }

    public boolean isMissing() {
        return MISSING.contains(key());
    }

    boolean isTaken() {
        return TAKEN.contains(key());
    }

    public boolean isOurSetUp() {
        return SET_UP.contains(key());
    }

    boolean is(String name) {
        return key().equals(name.replace("_", ""));
    }

    /** As a reason of ours, e.g. {@code auth-code-expired}. */
    public String reason() {
        return code == null ? "http-" + status : code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
