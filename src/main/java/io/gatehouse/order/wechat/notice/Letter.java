package io.gatehouse.order.wechat.notice;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.order.wechat.account.Merchant;
import io.gatehouse.platform.Problem;

/**
 * A notification that WeChat Pay has signed and encrypted for one of our merchants.
 *
 * @param id the same at every repetition
 * @param eventType e.g. {@code TRANSACTION.SUCCESS}
 * @param resource what it is about, decrypted
 */
public record Letter(Merchant merchant, String id, String eventType, JsonNode resource) {

    /** A text of the resource; null where there is none. */
    public String text(String field) {
        var value = resource.path(field);
        return value.isTextual() ? value.asText() : null;
    }

    /** The encryption is the merchant's own, but a merchant number may have more than one account of ours. */
    public void refuseUnlessOurs() {
        if (!merchant.mchid().equals(text("mchid"))) {
            throw Problem.badRequest("foreign-merchant", "The notification is about another merchant.");
        }
    }

    /** Of a parking that is told of; {@code sp_mchid} is what the merchant is called there. */
    public void refuseUnlessOurParking() {
        var told = text("sp_mchid") == null ? text("mchid") : text("sp_mchid");
        if (told != null && !merchant.mchid().equals(told)) {
            throw Problem.badRequest("foreign-merchant", "The notification is about another merchant.");
        }
    }

    /** The same refusal for an order that nobody knows and one that is somebody else's. */
    public static Problem foreignOrder() {
        return Problem.badRequest("foreign-order", "The notification is about an order that is not this account's.");
    }

    /** What it tells is money's business, not the log's. */
    @Override
    public String toString() {
        return eventType + " " + id + " for " + merchant;
    }
}
