package io.gatehouse.simulator.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is noted down while a scene is performed. */
final class Notes {
    private final Scene scene;
    private final List<Result> results = new ArrayList<>();

    Notes(Scene scene) {
        this.scene = scene;
    }

    void got(Expected row, Verdict got, String fault) {
        results.add(new Result(row, scene.title(), got, "", fault));
    }

    /** How the passage of the newest row goes on. */
    void goesOn(String what) {
        changeLast(result -> result.endedBy(what));
    }

    /** The scene broke off: what it was at has failed, and so has what it did not come to. */
    void brokeOff(String why) {
        if (results.stream().allMatch(Result::ok)) {
            changeLast(result -> result.failed(why));
        }
        scene.rows().stream()
                .filter(row -> results.stream().noneMatch(result -> result.row() == row))
                .forEach(row -> got(row, null, why));
    }

    List<Result> results() {
        return List.copyOf(results);
    }

    private void changeLast(UnaryOperator<Result> change) {
        if (!results.isEmpty()) {
            int last = results.size() - 1;
            results.set(last, change.apply(results.get(last)));
        }
    }
}
