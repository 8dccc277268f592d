package io.gatehouse.bench;

import io.gatehouse.bench.Recording.Statement;
import io.gatehouse.platform.Ids;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The transactions of one car, learnt from two cars at the same lane: what was the same for both stays as it is, what was
 * not (ids, times, plates) is made anew for each further car.
 */
record Script(List<List<Statement>> first, List<List<Statement>> second) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d[0-9.:+-]*Z?");
    private static final Pattern PLATE = Pattern.compile("粤B\\d{5}");

    Script {
        if (!shape(first).equals(shape(second))) {
            throw new IllegalStateException("two cars did not ask the same: "
                    + shape(first).size() + ", " + shape(second).size());
        }
    }

    static List<String> shape(List<List<Statement>> transactions) {
        return transactions.stream()
                .flatMap(transaction -> transaction.stream().map(Statement::sql))
                .toList();
    }

    /** The transactions of a car that has not been there yet. */
    List<List<Statement>> another() {
        var plate = "粤B%05d".formatted(ThreadLocalRandom.current().nextInt(100_000));
        var made = new Made(new HashMap<>(), plate, Duration.between(begun(), OffsetDateTime.now(ZoneOffset.UTC)));
        var transactions = new ArrayList<List<Statement>>();
        for (int number = 0; number < second.size(); number++) {
            transactions.add(another(first.get(number), second.get(number), made));
        }
        return transactions;
    }

    private static List<Statement> another(List<Statement> ofFirst, List<Statement> ofSecond, Made made) {
        var statements = new ArrayList<Statement>();
        for (int number = 0; number < ofSecond.size(); number++) {
            var before = ofFirst.get(number).parameters();
            var now = ofSecond.get(number).parameters();
            var parameters = new ArrayList<String>();
            for (int place = 0; place < now.size(); place++) {
                parameters.add(another(before.get(place), now.get(place), made));
            }
            statements.add(new Statement(ofSecond.get(number).sql(), parameters));
        }
        return statements;
    }

    private static String another(String before, String now, Made made) {
        if (now == null || now.equals(before)) {
            return now;
        }
        // what an id of both cars names is the lane's, not the car's
        var withIds = ID.matcher(now)
                .replaceAll(id -> before != null && before.contains(id.group())
                        ? id.group()
                        : made.ids()
                                .computeIfAbsent(id.group(), one -> Ids.next().toString()));
        var withPlate = PLATE.matcher(withIds).replaceAll(made.plate());
        return TIME.matcher(withPlate)
                .replaceAll(time -> read(time.group()).plus(made.later()).toString());
    }

    /** @param later how long after the second car this one comes: what was before something else stays before it */
    private record Made(Map<String, String> ids, String plate, Duration later) {}

    private OffsetDateTime begun() {
        return second.stream()
                .flatMap(transaction -> transaction.stream())
                .flatMap(statement -> statement.parameters().stream())
                .filter(parameter -> parameter != null && !inFirst(parameter))
                .flatMap(parameter -> TIME.matcher(parameter).results().map(MatchResult::group))
                .map(Script::read)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean inFirst(String parameter) {
        return first.stream()
                .flatMap(transaction -> transaction.stream())
                .anyMatch(statement -> statement.parameters().contains(parameter));
    }

    private static OffsetDateTime read(String time) {
        return ParameterTypes.time(time);
    }
}
