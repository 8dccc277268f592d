package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which benefits may be used together: those that go with others, or one alone. What was used for the stay before is part
 * of every choice. One that makes the stay free is not used up beside others that do not.
 */
final class Stacking {

    private Stacking() {}

    /** At least one choice; the earlier of two that are worth the same is to be taken. */
    static List<List<Benefit>> choices(List<Benefit> benefits) {
        var committed = benefits.stream().filter(Benefit::committed).toList();
        if (committed.stream().anyMatch(benefit -> !benefit.stackable())) {
            return List.of(committed);
        }
        var choices = new ArrayList<List<Benefit>>();
        choices.add(benefits.stream()
                .filter(benefit -> benefit.committed() || benefit.stackable() && !benefit.suffices())
                .toList());
        benefits.stream()
                .filter(benefit -> !benefit.committed() && mayStandAlone(benefit, committed))
                .forEach(benefit -> choices.add(
                        Stream.concat(committed.stream(), Stream.of(benefit)).toList()));
        return choices;
    }

    private static boolean mayStandAlone(Benefit benefit, List<Benefit> committed) {
        return benefit.stackable() ? benefit.suffices() : committed.isEmpty();
    }
}
