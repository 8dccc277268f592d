package io.gatehouse.lane;

import static io.gatehouse.lane.CheckoutPurpose.ARREARS;
import static io.gatehouse.lane.CheckoutPurpose.FEE;
import static io.gatehouse.lane.CheckoutPurpose.RENEWAL;
import static io.gatehouse.lane.Light.GREEN;
import static io.gatehouse.lane.Light.YELLOW;
import static io.gatehouse.lane.Screen.PHOTOS;
import static io.gatehouse.lane.Screen.QR;
import static io.gatehouse.lane.Screen.SMILE;
import static io.gatehouse.lane.Screen.TEXT;
import static io.gatehouse.lane.Screen.WAIT;
import static io.gatehouse.lane.Situation.Gate.BY_POLICY;
import static io.gatehouse.lane.Situation.Gate.HOLD;
import static io.gatehouse.lane.Situation.Gate.OPEN;

/**
 * What a passage amounts to, with the verdict of each: the two tables of {@code domain/lanes.md} "Situations the platform
 * decides by itself", row by row.
 */
public enum Situation {
    // spotless:off
    //                     voice                    screen  QR leads to                     light   gate
    CARD_ENTERS           ("welcome-home",          SMILE,  null,                           GREEN,  OPEN),
    TEMPORARY_ENTERS      ("welcome",               SMILE,  null,                           GREEN,  OPEN),
    UNPLATED_ENTRY        ("unplated-entry",        QR,     CheckoutPurpose.UNPLATED_ENTRY, GREEN,  HOLD),
    CARD_EXPIRED_ENTRY    ("card-expired-entry",    QR,     RENEWAL,                        GREEN,  HOLD),
    TEMPORARY_REFUSED     ("no-temporaries",        TEXT,   null,                           YELLOW, HOLD),
    /** At an OPEN park the car enters as a temporary and is told so. */
    SHARED_SPACES_TAKEN   ("spaces-taken",          PHOTOS, null,                           YELLOW, BY_POLICY),
    PARK_FULL             ("park-full",             TEXT,   null,                           YELLOW, HOLD),
    ENTRY_BARRED          ("entry-barred",          TEXT,   null,                           YELLOW, HOLD),
    /** Only a car that may enter otherwise is asked: paying would not help the others. */
    ARREARS_AT_ENTRY      ("arrears",               QR,     ARREARS,                        GREEN,  BY_POLICY),
    /** Shown as the card or temporary situation that it is besides. */
    ALREADY_INSIDE        ("welcome",               SMILE,  null,                           GREEN,  BY_POLICY),

    CARD_LEAVES           ("farewell",              SMILE,  null,                           GREEN,  OPEN),
    PAID_LEAVES           ("farewell",              SMILE,  null,                           GREEN,  OPEN),
    DEFERRED_LEAVES       ("farewell-deferred",     TEXT,   null,                           GREEN,  OPEN),
    CARD_EXPIRED_3        ("card-expired-soon",     QR,     RENEWAL,                        GREEN,  OPEN),
    CARD_EXPIRED_7        ("card-expired-exit",     QR,     RENEWAL,                        GREEN,  HOLD),
    CARD_LAPSED           ("card-lapsed",           QR,     FEE,                            YELLOW, HOLD),
    UNPLATED_EXIT         ("unplated-exit",         QR,     CheckoutPurpose.UNPLATED_EXIT,  GREEN,  HOLD),
    FEE_DUE               ("fee-due",               QR,     FEE,                            GREEN,  HOLD),
    SHARED_SPACES_FEE_DUE ("fee-due",               QR,     FEE,                            GREEN,  HOLD),
    GRACE_OVERRUN         ("grace-overrun",         QR,     FEE,                            GREEN,  HOLD),
    NO_ENTRY_FOUND        ("no-entry-found",        WAIT,   null,                           YELLOW, HOLD),
    PLATE_DOUBTFUL        ("plate-doubtful",        WAIT,   null,                           YELLOW, HOLD);
    // spotless:on

    /** What a verdict does with the gate. */
    public enum Gate {
        OPEN,
        HOLD,
        /** The park's rules decide, or the situation that is shown. */
        BY_POLICY
    }

    private final String voice;
    private final Screen screen;
    private final CheckoutPurpose purpose;
    private final Light light;
    private final Gate gate;

    Situation(String voice, Screen screen, CheckoutPurpose purpose, Light light, Gate gate) {
        this.voice = voice;
        this.screen = screen;
        this.purpose = purpose;
        this.light = light;
        this.gate = gate;
    }

    /** The key of what the robot says, in {@link Texts}. */
    public String voice() {
        return voice;
    }

    public Screen screen() {
        return screen;
    }

    /** What the screen's QR code leads to; null where there is none. */
    public CheckoutPurpose purpose() {
        return purpose;
    }

    public Light light() {
        return light;
    }

    public Gate gate() {
        return gate;
    }

    /** Something is owed for the stay, and the driver is asked for it here. */
    public boolean asksForFee() {
        return purpose == FEE;
    }

    /** An opening after it was paid for, not freely granted. */
    public boolean isPaidFor() {
        return purpose == FEE || purpose == RENEWAL || purpose == ARREARS;
    }
}
