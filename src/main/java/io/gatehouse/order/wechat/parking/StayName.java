package io.gatehouse.order.wechat.parking;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Our names for stays at WeChat Pay ({@code out_parking_no}): the id of the stay, and which of its plates it is about. */
final class StayName {

    private static final Pattern WRITTEN =
            Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})(_[0-9]{1,9})?");

    private StayName() {}

    static String of(UUID stay, int round) {
        var name = stay.toString().replace("-", "");
        return round == 0 ? name : name + "_" + round;
    }

    static Optional<UUID> stayOf(String nameOrNull) {
        var name = WRITTEN.matcher(nameOrNull == null ? "" : nameOrNull);
        return name.matches()
                ? Optional.of(UUID.fromString(
                        String.join("-", name.group(1), name.group(2), name.group(3), name.group(4), name.group(5))))
                : Optional.empty();
    }
}
