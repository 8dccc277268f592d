package io.gatehouse.lane.desk;

import static io.gatehouse.lane.Light.GREEN;
import static io.gatehouse.lane.Light.YELLOW;

import io.gatehouse.lane.CheckoutPurpose;
import io.gatehouse.lane.Direction;
import io.gatehouse.lane.Light;
import io.gatehouse.lane.Look;
import io.gatehouse.lane.Screen;
import io.gatehouse.lane.Situation;

/** What an agent may send to a robot's screen, with what the robot says: the table of {@code domain/lanes.md}, row by row. */
public enum DeskPicture {
    // spotless:off
    //           when                           voice at an entry     at an exit           screen           light
    RENEWAL_QR  (DeskAction.SEND_RENEWAL_QR,   "card-expired-entry", "card-expired-renew", Screen.QR,       GREEN),
    UNPLATED_QR (DeskAction.SEND_UNPLATED_QR,  "unplated-entry",     "unplated-exit",      Screen.QR,       GREEN),
    SPACES_TAKEN(DeskAction.SEND_SPACES_TAKEN, "spaces-taken",       "spaces-taken",       Screen.PHOTOS,   YELLOW),
    FEE         (DeskAction.ASK_FOR_FEE,       "fee-or-code",        "fee-or-code",        Screen.QR,       GREEN),
    DOCUMENTS   (DeskAction.ASK_FOR_DOCUMENTS, "documents",          "documents",          Screen.DOCUMENT, GREEN);
    // spotless:on

    private final DeskAction action;
    private final String atEntry;
    private final String atExit;
    private final Screen screen;
    private final Light light;

    DeskPicture(DeskAction action, String atEntry, String atExit, Screen screen, Light light) {
        this.action = action;
        this.atEntry = atEntry;
        this.atExit = atExit;
        this.screen = screen;
        this.light = light;
    }

    DeskAction action() {
        return action;
    }

    Look look(Situation situation, Direction direction) {
        var voice = direction == Direction.ENTRY ? atEntry : atExit;
        return Look.asking(situation, voice, screen, purpose(direction), light);
    }

    private CheckoutPurpose purpose(Direction direction) {
        return switch (this) {
            case RENEWAL_QR -> CheckoutPurpose.RENEWAL;
            case UNPLATED_QR ->
                direction == Direction.ENTRY ? CheckoutPurpose.UNPLATED_ENTRY : CheckoutPurpose.UNPLATED_EXIT;
            case FEE -> CheckoutPurpose.FEE;
            case SPACES_TAKEN, DOCUMENTS -> null;
        };
    }
}
