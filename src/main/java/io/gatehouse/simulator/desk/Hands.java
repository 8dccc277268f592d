package io.gatehouse.simulator.desk;

import static io.gatehouse.simulator.desk.Console.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.simulator.desk.Clues.Candidate;
import io.gatehouse.simulator.traffic.Plea;
import io.gatehouse.simulator.traffic.Plea.Advice;
import io.gatehouse.simulator.traffic.Wish;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** What an agent does and looks up at the console, each deed as requests to the platform, and what the driver is told. */
final class Hands {
    private static final Duration PHOTOS_ARRIVE = Duration.ofSeconds(8);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final String OPENINGS = "openings";

    private final Console console;

    Hands(Console console) {
        this.console = console;
    }

    /** What can be known of this scene. */
    Clues lookUp(Scene scene, Plea driverOrNull) {
        return new Clues(driverOrNull, daysExpired(scene), alike(scene));
    }

    private Integer daysExpired(Scene scene) {
        return scene.card() == null
                ? null
                : console.get("/v1/cards/" + scene.card()).path("daysExpired").asInt();
    }

    private Candidate alike(Scene scene) {
        if (!scene.situation().equals("NO_ENTRY_FOUND")) {
            return null;
        }
        var best = console.get("/v1/passages/" + scene.passage() + "/stay/candidates")
                .path("data")
                .path(0);
        return best.isMissingNode() ? null : Candidate.of(best);
    }

    void take(Deed deed, Scene scene, Clues clues) throws InterruptedException {
        var passage = scene.passage();
        // spotless:off
        switch (deed) {
            case OPENS            -> act(passage, OPENINGS, json().put("kind", "DESK"));
            case OPENS_ABNORMALLY -> openAbnormally(scene, clues);
            case CORRECTS_PLATE   -> act(passage, "plate", json().put("number", clues.plateSaid().orElseThrow()));
            case MATCHES_STAY     -> act(passage, "stay", json().put("stayId", clues.alike().stay()));
            case REGISTERS        -> act(passage, "visitor", visitor(clues.driver()));
            case SENDS_RENEWAL    -> present(passage, "RENEWAL_QR", clues.driver(), Advice.SCAN);
            case SENDS_UNPLATED   -> present(passage, "UNPLATED_QR", clues.driver(), Advice.SCAN);
            case SHOWS_SPACES     -> present(passage, "SPACES_TAKEN", clues.driver(), Advice.GO_BACK);
            case ASKS_FOR_FEE     -> act(passage, "presentations", json().put("kind", "FEE"));
            case EXPLAINS         -> clues.driver().advise(Advice.SCAN);
            case REFUSES          -> clues.driver().advise(Advice.GO_BACK);
            case LOOKS_ON, GIVES_UP -> { }
        }
        // spotless:on
    }

    private void act(String passage, String action, ObjectNode body) {
        console.act(passage, action, body);
    }

    private static ObjectNode visitor(Plea driver) {
        return json().put("phone", driver.phone()).put("reason", "visits somebody in block 3");
    }

    private void present(String passage, String picture, Plea driver, Advice advice) {
        act(passage, "presentations", json().put("kind", picture));
        driver.advise(advice);
    }

    private void openAbnormally(Scene scene, Clues clues) throws InterruptedException {
        boolean onDuty = clues.says(Wish.IS_ON_DUTY);
        var body = json().put("kind", "ABNORMAL")
                .put("reason", onDuty ? "SPECIAL_VEHICLE" : "OTHER")
                .put("remark", onDuty ? "on duty, showed the papers" : "no entry record is like it");
        if (!scene.entry()) {
            act(scene.passage(), "presentations", json().put("kind", "DOCUMENTS"));
            photograph(scene.passage(), "DOCUMENT", "documentPhotos", body);
            photograph(scene.passage(), "SCENE", "scenePhotos", body);
            awaitPhotos(scene.passage(), body);
        }
        act(scene.passage(), OPENINGS, body);
    }

    private void photograph(String passage, String camera, String as, ObjectNode opening) {
        var taken =
                console.act(passage, "captures", json().put("camera", camera).put("count", 1));
        opening.set(as, taken.path("evidenceIds"));
    }

    /** What the robot has uploaded by then counts; if some is missing the platform refuses the opening. */
    private void awaitPhotos(String passage, ObjectNode opening) throws InterruptedException {
        var wanted = new HashSet<String>();
        opening.path("documentPhotos").forEach(photo -> wanted.add(photo.asText()));
        opening.path("scenePhotos").forEach(photo -> wanted.add(photo.asText()));
        long end = System.nanoTime() + PHOTOS_ARRIVE.toNanos();
        while (!photos(passage).containsAll(wanted) && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }

    private Set<String> photos(String passage) {
        var ids = new HashSet<String>();
        console.get("/v1/evidence?passageId=" + passage)
                .path("data")
                .forEach(photo -> ids.add(photo.path("id").asText()));
        return ids;
    }
}
