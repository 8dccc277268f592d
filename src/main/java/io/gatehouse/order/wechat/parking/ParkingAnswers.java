package io.gatehouse.order.wechat.parking;

import com.wechat.pay.java.service.wexinpayscoreparking.model.Parking;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import io.gatehouse.order.channel.ChannelResult;
import io.gatehouse.order.wechat.parking.Promise.Word;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What WeChat Pay answers and tells of stays and their charges, in our words. Pure. */
final class ParkingAnswers {

    private static final String NORMAL = "NORMAL";
    private static final String CNY = "CNY";

    private ParkingAnswers() {}

    /** Empty for a word that was not known when this was written. */
    static Optional<ServiceState> service(String written) {
        return Stream.of(ServiceState.values())
                .filter(state -> state.name().equals(written))
                .findFirst();
    }

    static Word word(Parking parking) {
        boolean normal = NORMAL.equals(parking.getState());
        return new Word(parking.getId(), normal, normal ? null : reason(parking.getBlockReason(), "blocked"));
    }

    static Word word(String parkingId, String state, String reasonOrNull) {
        boolean normal = NORMAL.equals(state);
        return new Word(parkingId, normal, normal ? null : reason(reasonOrNull, "withdrawn"));
    }

    /** What was refunded was paid before: what went back is another matter, and the bill tells of it. */
    static ChannelResult result(Transaction told) {
        var state = told.getTradeState() == null ? "" : told.getTradeState();
        return switch (state) {
            case "SUCCESS", "REFUND" -> succeeded(told);
            case "ACCEPTED" -> ChannelResult.accepted();
            case "PAY_FAIL" -> failed(told.getTradeStateDescription());
            default -> ChannelResult.unknown(reason(state, "no-state"));
        };
    }

    static ChannelResult failed(String whyOrNull) {
        return ChannelResult.failed(reason(whyOrNull, "pay-fail"));
    }

    private static ChannelResult succeeded(Transaction told) {
        var amount = told.getAmount();
        if (told.getTransactionId() == null || amount == null || amount.getTotal() == null) {
            return ChannelResult.unknown("no-amount");
        }
        var currency = amount.getCurrency() == null ? CNY : amount.getCurrency();
        return ChannelResult.succeeded(told.getTransactionId(), amount.getTotal(), currency);
    }

    /** Short enough to be kept. */
    private static String reason(String said, String otherwise) {
        if (said == null || said.isBlank()) {
            return otherwise;
        }
        var text = said.strip().toLowerCase(Locale.ROOT);
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
