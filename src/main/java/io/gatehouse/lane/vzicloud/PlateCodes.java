package io.gatehouse.lane.vzicloud;

import io.gatehouse.vehicle.PlateColor;

/**
 * The numbers by which a camera names the colour and the kind of a plate ({@code colorType}, {@code type} of
 * open.vzicloud.com/doc/mqtt, 车牌识别/订阅识别结果; the values as the maker's HTTP protocol lists them, note.szymzh.com/docs/ym).
 */
enum PlateCodes {
    // spotless:off
    //       colorType  type …
    BLUE         (1,    1),                               // 蓝牌小汽车
    YELLOW       (2,    3, 4, 12, 13),                    // 单排黄牌, 双排黄牌, 农用车牌, 教练车牌
    WHITE        (3,    5, 6, 8, 9, 15, 16, 17),          // 警车, 武警, 军车, 双层武警, 武警总队
    BLACK        (4,    2, 10, 11, 14),                   // 黑牌小汽车, 使馆, 香港, 澳门
    GREEN        (5,    19),                              // 新能源
    YELLOW_GREEN (6);
    // spotless:on

    private final int color;
    private final int[] kinds;

    PlateCodes(int color, int... kinds) {
        this.color = color;
        this.kinds = kinds;
    }

    /** The colour that was seen, else that which plates of this kind have; OTHER when neither says it. */
    static PlateColor colorOf(int colorType, int type) {
        for (var code : values()) {
            if (code.color == colorType) {
                return PlateColor.valueOf(code.name());
            }
        }
        for (var code : values()) {
            if (colorType == 0 && code.isKind(type)) {
                return PlateColor.valueOf(code.name());
            }
        }
        return PlateColor.OTHER;
    }

    private boolean isKind(int type) {
        for (int kind : kinds) {
            if (kind == type) {
                return true;
            }
        }
        return false;
    }
}
