package io.gatehouse.order.wechat.parking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatehouse.order.wechat.parking.ParkedCars.Parked;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a car's parking costs, in the words of WeChat Pay's parking service. Amounts in 分, times in seconds since 1970. */
@Schema(name = "WechatParkingFee")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeeAnswer(
        @Schema(description = "anything but SUCCESS means that the question was not answered", examples = "SUCCESS")
                String code,
        String message,
        @JsonProperty("out_serial_number") @Schema(description = "our stay; left out where none is known")
                String outSerialNumber,
        @JsonProperty("plate_number") @Schema(examples = "粤B12345") String plateNumber,
        @JsonProperty("parking_id") @Schema(description = "our code of the park that it is in") String parkingId,
        @JsonProperty("parking_state") ParkingStatus parkingState,
        @JsonProperty("pay_state") PayStatus payState,
        @JsonProperty("total_amount") @Schema(description = "of the stay so far, before what was paid") Long total,
        @JsonProperty("paid_amount") Long paid,
        @JsonProperty("unpaid_amount") @Schema(description = "owed now") Long owed,
        @Schema(examples = "CNY") String currency,
        @JsonProperty("enter_timestamp") Long entered,
        @JsonProperty("exit_deadline_timestamp")
                @Schema(
                        description =
                                "nothing is owed by a car that is at an exit by then; left out while something is")
                Long leaveBy,
        @JsonProperty("next_rise_timestamp") @Schema(description = "when more will be owed next") Long riseAt,
        @JsonProperty("next_rise_amount") @Schema(description = "what will be owed then") Long riseTo) {

    /** Whether the car is inside, as that service writes it. */
    public enum ParkingStatus {
        PARKING_STATUS_PARKING,
        PARKING_STATUS_NOT_PARKING
    }

    /** Whether anything is owed, as that service writes it. */
    public enum PayStatus {
        /** Nobody knows the car. */
        PAY_STATUS_UNKNOWN,
        PAY_STATUS_UNPAID,
        PAY_STATUS_PAID
    }

    private static final String SUCCESS = "SUCCESS";

    static FeeAnswer of(Parked car, Instant now) {
        var stay = car.account().stay();
        var fee = FeeState.of(car.account(), now);
        return new FeeAnswer(
                SUCCESS,
                SUCCESS,
                name(stay.id()),
                stay.plate(),
                car.parkCode(),
                ParkingStatus.PARKING_STATUS_PARKING,
                fee.owed() == 0 ? PayStatus.PAY_STATUS_PAID : PayStatus.PAY_STATUS_UNPAID,
                fee.total(),
                fee.paid(),
                fee.owed(),
                car.account().terms().currency(),
                seconds(stay.enteredAt()),
                seconds(fee.leaveBy()),
                fee.rise() == null ? null : seconds(fee.rise().at()),
                fee.rise() == null ? null : fee.rise().owed());
    }

    /** Not inside; what it left unpaid before is still owed. */
    static FeeAnswer outside(String plate, long arrears) {
        return new FeeAnswer(
                SUCCESS,
                SUCCESS,
                null,
                plate,
                null,
                ParkingStatus.PARKING_STATUS_NOT_PARKING,
                arrears > 0 ? PayStatus.PAY_STATUS_UNPAID : PayStatus.PAY_STATUS_UNKNOWN,
                arrears,
                0L,
                arrears,
                null,
                null,
                null,
                null,
                null);
    }

    static FeeAnswer failed(String why) {
        return new FeeAnswer("FAIL", why, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static String name(UUID stay) {
        return StayName.of(stay, 0);
    }

    private static Long seconds(Instant momentOrNull) {
        return momentOrNull == null ? null : momentOrNull.getEpochSecond();
    }
}
