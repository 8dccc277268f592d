package io.gatehouse.order.wechat;

import static io.gatehouse.order.wechat.WechatCounterpart.error;

import io.gatehouse.order.wechat.WechatAnswers.Answer;
import io.gatehouse.order.wechat.WechatBooks.Booked;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What the counterpart knows of plates and parkings (支付分停车), and the documented answers about them. */
final class ParkingBooks {

    /** By plate; whoever is not here has the service. */
    final Map<String, String> services = new ConcurrentHashMap<>();
    /** By plate: why it is blocked at an entry. */
    final Map<String, String> blocked = new ConcurrentHashMap<>();
    /** What was said differently of the same thing. */
    final Queue<String> contradictions = new ConcurrentLinkedQueue<>();

    private final Map<String, JsonObject> parkings = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> charges = new ConcurrentHashMap<>();
    volatile Duration thinks = Duration.ZERO;

    void reset() {
        services.clear();
        blocked.clear();
        contradictions.clear();
        thinks = Duration.ZERO;
    }

    Duration thinksAbout(WechatCall call) {
        return call.name().equals("parking-charge") ? thinks : Duration.ZERO;
    }

    /** By our name for it. */
    JsonObject parking(String outParkingNo) {
        return parkings.get(outParkingNo);
    }

    List<JsonObject> parkingsOf(String plate) {
        return parkings.values().stream()
                .filter(parking -> parking.getString("plate_number").equals(plate))
                .toList();
    }

    /** As it was asked for. */
    JsonObject charge(String tradeNo) {
        return charges.get(tradeNo);
    }

    Answer service(WechatCall call) {
        var plate = Stream.of(call.about().split("&"))
                .filter(parameter -> parameter.startsWith("plate_number="))
                .map(parameter -> URLDecoder.decode(parameter.substring(13), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
        return new Answer(
                200,
                new JsonObject()
                        .put("plate_number", plate)
                        .put("plate_color", "BLUE")
                        .put("service_open_time", "2026-01-01T10:00:00+08:00")
                        .put("service_state", services.getOrDefault(plate, "NORMAL"))
                        .encode());
    }

    Answer entered(WechatCall call) {
        var no = call.body().getString("out_parking_no");
        var made = parkings.computeIfAbsent(no, none -> parking(call.body()));
        if (!made.getJsonObject("asked").equals(call.body())) {
            contradictions.add(call.body().encode());
        }
        var shown = made.copy();
        shown.remove("asked");
        return new Answer(200, shown.encode());
    }

    private JsonObject parking(JsonObject asked) {
        var why = blocked.get(asked.getString("plate_number"));
        var made = asked.copy()
                .put("id", UUID.randomUUID().toString().replace("-", ""))
                .put("state", why == null ? "NORMAL" : "BLOCKED")
                .put("asked", asked);
        made.remove("notify_url");
        return why == null ? made : made.put("block_reason", why);
    }

    /** Only for a parking that is known, in the words of its entry, and once. */
    Answer charged(WechatCall call, String mchid, WechatBooks books) {
        var request = call.body();
        var before = charges.putIfAbsent(request.getString("out_trade_no"), request);
        if (before != null && !before.equals(request)) {
            contradictions.add(request.encode());
            return new Answer(400, error("PARAM_ERROR"));
        }
        if (before == null && !isRight(request)) {
            charges.remove(request.getString("out_trade_no"));
            return new Answer(400, error("INVALID_REQUEST"));
        }
        var trade = books.book(request.copy().put("mchid", mchid), "PARKING", "ACCEPTED");
        return new Answer(200, shown(trade).encode());
    }

    private boolean isRight(JsonObject request) {
        var info = request.getJsonObject("parking_info");
        var parking = parkings.values().stream()
                .filter(known -> known.getString("id").equals(info.getString("parking_id")))
                .findFirst();
        boolean chargedBefore = charges.values().stream()
                .filter(other -> other != request)
                .anyMatch(other -> other.getJsonObject("parking_info")
                        .getString("parking_id")
                        .equals(info.getString("parking_id")));
        return !chargedBefore
                && parking.isPresent()
                && parking.get().getString("state").equals("NORMAL")
                && Stream.of("plate_number", "plate_color", "start_time", "parking_name")
                        .allMatch(field -> parking.get().getString(field).equals(info.getString(field)))
                && !info.getString("start_time").equals(info.getString("end_time"));
    }

    Answer queried(WechatCall call, String mchid, WechatBooks books) {
        var trade = books.trade(call.about());
        return trade == null || !trade.mchid.equals(mchid)
                ? new Answer(404, error("ORDER_NOT_EXIST"))
                : new Answer(200, shown(trade).encode());
    }

    /** As it is answered and told: of a merchant by another name, and with its parking. */
    JsonObject shown(Booked trade) {
        var shown = trade.shown();
        shown.remove("mchid");
        shown.remove("trade_type");
        shown.remove("trade_state_desc");
        return shown.put("sp_mchid", trade.mchid)
                .put("trade_scene", "PARKING")
                .put("trade_state_description", trade.state.equals("PAY_FAIL") ? "账户余额不足" : trade.state)
                .put("user_repaid", "N")
                .put("parking_info", charges.get(trade.tradeNo).getJsonObject("parking_info"));
    }
}
