package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Verdict.Gate.HOLD;
import static io.gatehouse.simulator.tour.Verdict.Gate.OPEN;

/** The two tables of situations, row by row, as robots are promised them. */
public enum Expected {
    // spotless:off
    //                     voice                                                    screen    light     gate
    CARD_ENTERS           ("欢迎回家",                                               "SMILE",  "GREEN",  OPEN),
    TEMPORARY_ENTERS      ("欢迎光临",                                               "SMILE",  "GREEN",  OPEN),
    UNPLATED_ENTRY        ("您的车牌无法识别，请扫码后开闸进场，出场前请在出口处扫码出场",   "QR",     "GREEN",  HOLD),
    CARD_EXPIRED_ENTRY    ("您的月卡已过期，请扫码缴费后进场",                           "QR",     "GREEN",  HOLD),
    TEMPORARY_REFUSED     ("该停车场不允许临停车辆进场，有需请联系管理处",                 "TEXT",   "YELLOW", HOLD),
    SHARED_SPACES_TAKEN   ("您的共享车位已满，该停车场不允许临停车辆进场，有需请联系管理处",  "PHOTOS", "YELLOW", HOLD),
    /** At a park that lets temporaries in. */
    SHARED_SPACES_TAKEN_AT_OPEN_PARK
                          ("您的共享车位已满，将按临停计费，欢迎光临",                   "SMILE",  "GREEN",  OPEN),
    PARK_FULL             ("车位已满，请稍候",                                        "TEXT",   "YELLOW", HOLD),
    ENTRY_BARRED          ("该车辆禁止入场，有需请联系管理处",                           "TEXT",   "YELLOW", HOLD),
    ARREARS_AT_ENTRY      ("您有未缴停车费，请扫码补缴",                                "QR",     "GREEN",  OPEN),
    /** At a park that holds for them. */
    ARREARS_AT_ENTRY_HELD ("您有未缴停车费，请扫码补缴",                                "QR",     "GREEN",  HOLD),
    /** As the temporary that it is besides. */
    ALREADY_INSIDE        ("欢迎光临",                                               "SMILE",  "GREEN",  OPEN),

    CARD_LEAVES           ("一路平安",                                               "SMILE",  "GREEN",  OPEN),
    PAID_LEAVES           ("一路平安",                                               "SMILE",  "GREEN",  OPEN),
    DEFERRED_LEAVES       ("一路平安，稍后将自动扣费",                                  "TEXT",   "GREEN",  OPEN),
    CARD_EXPIRED_3        ("您的月卡已过期，注意及时缴费",                              "QR",     "GREEN",  OPEN),
    CARD_EXPIRED_7        ("您的月卡已过期，请扫码缴费",                                "QR",     "GREEN",  HOLD),
    CARD_LAPSED           ("您的月卡超期未缴费，请联系管理处重新排队申请月卡",               "QR",     "YELLOW", HOLD),
    UNPLATED_EXIT         ("无牌车请扫码付费后出场",                                   "QR",     "GREEN",  HOLD),
    FEE_DUE               ("请扫码缴费后出场",                                        "QR",     "GREEN",  HOLD),
    SHARED_SPACES_FEE_DUE ("请扫码缴费后出场",                                        "QR",     "GREEN",  HOLD),
    GRACE_OVERRUN         ("您已超过离场时间，请扫码补缴",                               "QR",     "GREEN",  HOLD),
    NO_ENTRY_FOUND        ("未找到进场记录，正在为您接通客服",                            "WAIT",   "YELLOW", HOLD),
    PLATE_DOUBTFUL        ("正在核对车牌，请稍候",                                     "WAIT",   "YELLOW", HOLD);
    // spotless:on

    private final Verdict verdict;

    Expected(String voice, String screen, String light, Verdict.Gate gate) {
        verdict = new Verdict(voice, screen, light, gate);
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Its name on the wire. */
    public String situation() {
        return switch (this) {
            case SHARED_SPACES_TAKEN_AT_OPEN_PARK -> SHARED_SPACES_TAKEN.name();
            case ARREARS_AT_ENTRY_HELD -> ARREARS_AT_ENTRY.name();
            default -> name();
        };
    }
}
