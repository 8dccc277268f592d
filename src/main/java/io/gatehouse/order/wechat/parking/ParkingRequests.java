package io.gatehouse.order.wechat.parking;

import com.wechat.pay.java.service.wexinpayscoreparking.model.CreateParkingRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.CreateTransactionRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.OrderAmount;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Parking;
import com.wechat.pay.java.service.wexinpayscoreparking.model.ParkingTradeScene;
import com.wechat.pay.java.service.wexinpayscoreparking.model.PlateColor;
import com.wechat.pay.java.service.wexinpayscoreparking.model.PlateService;
import com.wechat.pay.java.service.wexinpayscoreparking.model.QueryPlateServiceRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import io.gatehouse.order.channel.Trade;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is ours in the words of WeChat Pay's SDK, which reads them by reflection. */
@RegisterForReflection(
        registerFullHierarchy = true,
        targets = {
            CreateParkingRequest.class,
            CreateTransactionRequest.class,
            Parking.class,
            PlateService.class,
            Transaction.class
        })
final class ParkingRequests {

    private static final String SCENE = "PARKING";

    private ParkingRequests() {}

    /** Without the driver's open id, which nobody knows at an entry. */
    static QueryPlateServiceRequest service(String appid, Promise promise) {
        var request = new QueryPlateServiceRequest();
        request.setAppid(appid);
        request.setPlateNumber(promise.plate());
        request.setPlateColor(colour(promise.colour()));
        return request;
    }

    static CreateParkingRequest entry(Promise promise, int freeSeconds, String notifyUrl) {
        var request = new CreateParkingRequest();
        request.setOutParkingNo(promise.outParkingNo());
        request.setPlateNumber(promise.plate());
        request.setPlateColor(colour(promise.colour()));
        request.setStartTime(WechatTimes.written(promise.startedAt()));
        request.setParkingName(promise.parkName());
        request.setFreeDuration(freeSeconds);
        request.setNotifyUrl(notifyUrl);
        return request;
    }

    static CreateTransactionRequest charge(
            String appid, Trade trade, Charge charge, String description, String notifyUrl) {
        var request = new CreateTransactionRequest();
        request.setAppid(appid);
        request.setDescription(description);
        request.setOutTradeNo(trade.tradeNo());
        request.setTradeScene(SCENE);
        request.setNotifyUrl(notifyUrl);
        request.setAmount(amount(trade));
        request.setParkingInfo(scene(charge));
        return request;
    }

    private static OrderAmount amount(Trade trade) {
        var amount = new OrderAmount();
        amount.setTotal(trade.amount());
        amount.setCurrency(trade.currency());
        return amount;
    }

    private static ParkingTradeScene scene(Charge charge) {
        var scene = new ParkingTradeScene();
        scene.setParkingId(charge.parkingId());
        scene.setPlateNumber(charge.plate());
        scene.setPlateColor(colour(charge.colour()));
        scene.setStartTime(charge.start());
        scene.setEndTime(charge.end());
        scene.setParkingName(charge.parkName());
        scene.setChargingDuration(charge.seconds());
        scene.setDeviceId(charge.device());
        return scene;
    }

    private static PlateColor colour(Colour colour) {
        return PlateColor.valueOf(colour.name());
    }
}
