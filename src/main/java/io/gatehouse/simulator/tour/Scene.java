package io.gatehouse.simulator.tour;

import static io.gatehouse.simulator.tour.Expected.*;
import static io.gatehouse.simulator.tour.ParkPlan.GARDEN;
import static io.gatehouse.simulator.tour.ParkPlan.RIVERSIDE;
import static io.gatehouse.simulator.tour.ParkPlan.STATION;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The stories that bring every situation about, each at one park, in their order there. */
enum Scene {
    // spotless:off
    A_STRANGER_LOOKS_ROUND            (RIVERSIDE, RiversideScenes::looksRound,      TEMPORARY_ENTERS, PAID_LEAVES),
    A_CAR_WITHOUT_A_PLATE             (RIVERSIDE, RiversideScenes::unplated,        UNPLATED_ENTRY, UNPLATED_EXIT),
    PAYS_AND_LEAVES_BY_ANOTHER_EXIT   (RIVERSIDE, RiversideScenes::paysAndTurns,    FEE_DUE, PAID_LEAVES),
    PAYS_INSIDE_AND_LEAVES            (RIVERSIDE, RiversideScenes::paysInside,      PAID_LEAVES),
    TWO_CARS_OF_A_CARD_ENTER          (RIVERSIDE, RiversideScenes::sharesSpaces,    SHARED_SPACES_TAKEN_AT_OPEN_PARK, SHARED_SPACES_FEE_DUE),
    TWO_WAIT_FOR_A_SPACE              (RIVERSIDE, RiversideScenes::waitsForSpace,   PARK_FULL),
    COMES_BACK_WITHOUT_HAVING_PAID    (RIVERSIDE, RiversideScenes::owes,            ARREARS_AT_ENTRY, ARREARS_AT_ENTRY_HELD),
    COMES_AGAIN_WITHOUT_HAVING_LEFT   (RIVERSIDE, RiversideScenes::alreadyInside,   ALREADY_INSIDE),
    A_CARD_LONG_EXPIRED               (RIVERSIDE, RiversideScenes::lapsed,          CARD_LAPSED),

    A_CARD_HOLDER_COMES_AND_GOES      (GARDEN,    GardenScenes::cardHolder,         CARD_ENTERS, CARD_LEAVES),
    RENEWS_AT_THE_ENTRY               (GARDEN,    GardenScenes::renewsAtEntry,      CARD_EXPIRED_ENTRY),
    A_STRANGER_IS_TURNED_AWAY         (GARDEN,    GardenScenes::turnedAway,         TEMPORARY_REFUSED),
    THE_OTHER_CAR_OF_A_CARD_WAITS     (GARDEN,    GardenScenes::waitsForOtherCar,   SHARED_SPACES_TAKEN),
    THE_CARD_HAS_JUST_EXPIRED_INSIDE  (GARDEN,    GardenScenes::justExpired,        CARD_EXPIRED_3),
    THE_CARD_HAS_EXPIRED_INSIDE       (GARDEN,    GardenScenes::renewsAtExit,       CARD_EXPIRED_7),

    PAYS_AND_STAYS_TOO_LONG           (STATION,   StationScenes::overrunsGrace,     GRACE_OVERRUN),
    LEAVES_FIRST_AND_PAYS_LATER       (STATION,   StationScenes::paysLater,         DEFERRED_LEAVES),
    NOBODY_SAW_IT_ENTER               (STATION,   StationScenes::noEntry,           NO_ENTRY_FOUND),
    THE_PLATE_IS_HARD_TO_READ         (STATION,   StationScenes::hardToRead,        PLATE_DOUBTFUL),
    A_BARRED_CAR                      (STATION,   StationScenes::barred,            ENTRY_BARRED);
    // spotless:on

    private final ParkPlan where;
    private final Consumer<Play> script;
    private final List<Expected> rows;

    Scene(ParkPlan where, Consumer<Play> script, Expected... rows) {
        this.where = where;
        this.script = script;
        this.rows = List.of(rows);
    }

    ParkPlan where() {
        return where;
    }

    /** The rows of the tables that it brings about. */
    List<Expected> rows() {
        return rows;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void perform(Play play) {
        script.accept(play);
    }
}
