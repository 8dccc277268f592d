package io.gatehouse.order.wechat;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.exception.WechatPayException;
import java.io.InterruptedIOException;

/** What WeChat Pay refused, told in few words: the SDK's own exceptions repeat the whole request, payment codes included. */
final class WechatRefusal extends ServiceException {

    private static final long serialVersionUID = 1;

    private final String call;

    private WechatRefusal(String call, ServiceException refused) {
        super(refused.getHttpRequest(), refused.getHttpStatusCode(), refused.getResponseBody());
        this.call = call;
    }

    /** The same failure as it may stand in a log. */
    static RuntimeException shortened(String call, RuntimeException failure) {
        if (failure instanceof ServiceException refused) {
            return new WechatRefusal(call, refused);
        }
        if (failure instanceof HttpException lost) {
            return new HttpException("WeChat Pay " + call + ": " + outcome(lost), lost.getCause());
        }
        return failure instanceof WechatPayException
                ? new ValidationException("WeChat Pay " + call + ": the answer cannot be believed")
                : failure;
    }

    /** As the metrics name it. */
    static String outcome(RuntimeException failure) {
        if (failure instanceof ServiceException refused) {
            return WechatFault.of(refused).reason();
        }
        if (failure instanceof HttpException lost) {
            return lost.getCause() instanceof InterruptedIOException ? "timed-out" : "not-reached";
        }
        return failure instanceof WechatPayException ? "not-believed" : "failed";
    }

    @Override
    public String getMessage() {
        return "WeChat Pay " + call + ": " + getHttpStatusCode() + " " + getErrorCode();
    }
}
