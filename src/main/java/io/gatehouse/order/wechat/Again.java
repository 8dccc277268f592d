package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ServiceException;

/** Whether a call that did not come through is made a second time, at once and in the same words. */
public enum Again {
    /** It is known by {@code out_trade_no} or {@code out_refund_no}, or only asks: twice is as good as once. */
    ONCE,
    /** Whoever made it asks first what came of it. */
    NEVER;

    private static final int OVERLOADED = 429;

    boolean mayFollow(RuntimeException failure) {
        return this == ONCE
                && (failure instanceof HttpException
                        || failure instanceof ServiceException refused
                                && (refused.getHttpStatusCode() >= 500 || refused.getHttpStatusCode() == OVERLOADED));
    }
}
