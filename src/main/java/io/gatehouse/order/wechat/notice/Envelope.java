package io.gatehouse.order.wechat.notice;

/** A notification as it arrived: anybody may have sent it. */
public record Envelope(String serial, String timestamp, String nonce, String signature, String body) {

    /** What the signature is of. */
    String message() {
        return timestamp + "\n" + nonce + "\n" + body + "\n";
    }

    boolean isComplete() {
        return serial != null && timestamp != null && nonce != null && signature != null;
    }
}
