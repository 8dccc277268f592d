package io.gatehouse.fee;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Sound tariffs of every shape, for one plan. Their times keep clear of the hour in which clocks are changed. */
final class RandomTariffs {
    private static final int[] HOURS = {0, 4, 6, 7, 9, 12, 15, 17, 20, 22, 23};

    private final Random random;
    private int names;

    RandomTariffs(Random random) {
        this.random = random;
    }

    static Tariff any(Random random) {
        RandomTariffs tariffs = new RandomTariffs(random);
        return tariffs.tariff(tariffs.flats());
    }

    /** A tariff whose fees never fall with time. */
    static Tariff withoutFlats(Random random) {
        RandomTariffs tariffs = new RandomTariffs(random);
        return tariffs.tariff(List.of());
    }

    /** A tariff of windows that are charged each by itself, every day alike. */
    static Tariff cutAtEdges(Random random) {
        RandomTariffs tariffs = new RandomTariffs(random);
        List<Period> windows = tariffs.windows(Set.of());
        while (windows.get(0).wholeDay()) {
            windows = tariffs.windows(Set.of());
        }
        Plan plan = new Plan(
                "cut",
                null,
                hour(tariffs.pick(0, 5, 7)),
                null,
                null,
                windows,
                Plan.FirstStep.PER_PERIOD,
                Plan.Edge.CUT,
                null,
                null,
                null);
        return new Tariff("CNY", null, List.of(plan));
    }

    private Tariff tariff(List<Flat> flats) {
        List<FreeMinutes> free = freeMinutes();
        LocalTime dayStart = hour(pick(0, 5, 7));
        Plan plan = new Plan(
                "any",
                null,
                dayStart,
                free,
                null,
                periods(),
                pick(Plan.FirstStep.values()),
                pick(Plan.Edge.values()),
                flats,
                pick(Plan.Choice.values()),
                caps(!free.isEmpty()));
        return new Tariff("CNY", null, List.of(plan));
    }

    private List<FreeMinutes> freeMinutes() {
        if (random.nextBoolean()) {
            return List.of();
        }
        Set<DayKind> days = random.nextInt(3) == 0 ? Set.of(DayKind.WEEKEND) : Set.of();
        return List.of(new FreeMinutes(days, pick(10, 30, 90), FreeMinutes.Per.ENTRY, false, random.nextBoolean()));
    }

    private List<Period> periods() {
        if (random.nextInt(3) > 0) {
            return windows(Set.of());
        }
        List<Period> periods = new ArrayList<>(windows(Set.of(DayKind.WEEKDAY)));
        periods.addAll(windows(Set.of(DayKind.WEEKEND, DayKind.HOLIDAY)));
        return periods;
    }

    private List<Period> windows(Set<DayKind> days) {
        TreeSet<Integer> edges = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            edges.add(HOURS[random.nextInt(HOURS.length)]);
        }
        if (edges.isEmpty()) {
            return List.of(period(days, null, null));
        }
        List<Period> periods = new ArrayList<>();
        for (int from : edges) {
            Integer next = edges.higher(from);
            periods.add(period(days, hour(from), hour(next == null ? edges.first() : next)));
        }
        return periods;
    }

    private Period period(Set<DayKind> days, LocalTime from, LocalTime to) {
        String name = "period" + names++;
        Long cap = from != null && random.nextInt(3) == 0 ? (long) amount() * 3 : null;
        return switch (random.nextInt(8)) {
            case 0 -> new Period(name, days, from, to, null, null, null, null, true, cap);
            case 1 -> new Period(name, days, from, to, null, null, null, (long) amount(), false, cap);
            default -> {
                Period.Rounding round = pick(Period.Rounding.values());
                int tolerance = round == Period.Rounding.UP ? pick(0, 0, 0, 15) : 0;
                yield new Period(name, days, from, to, round, tolerance, steps(), null, false, cap);
            }
        };
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        int until = 0;
        for (int i = random.nextInt(3); i > 0; i--) {
            int every = pick(15, 30, 60, 120);
            int units = 1 + random.nextInt(3);
            until += every * units;
            steps.add(new Step(until, random.nextBoolean() && units > 1 ? every : null, (long) amount(), null));
        }
        boolean open = !steps.isEmpty() && random.nextInt(4) == 0;
        steps.add(new Step(null, open ? null : (Integer) pick(1, 7, 15, 60, 240, 1440), (long) amount(), null));
        return steps;
    }

    private List<Flat> flats() {
        List<Flat> flats = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalTime leaveBefore = maybeHour();
            boolean chargedOn = leaveBefore != null && random.nextBoolean();
            flats.add(new Flat(
                    "flat" + i,
                    random.nextInt(3) == 0 ? Set.of(DayKind.WEEKDAY) : Set.of(),
                    maybeHour(),
                    maybeHour(),
                    random.nextInt(3) == 0 ? maybeHour() : null,
                    leaveBefore,
                    chargedOn ? Flat.Overstay.CHARGED_ON : Flat.Overstay.FORFEITS,
                    (long) amount() * 4));
        }
        return flats;
    }

    private List<Cap> caps(boolean withFreeMinutes) {
        List<Cap> caps = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Cap.Per per = pick(Cap.Per.values());
            Integer count =
                    switch (per) {
                        case HOURS -> pick(5, 12, 24, 48);
                        case DAYS -> pick(1, 2, 7);
                        default -> null;
                    };
            Cap.After after = withFreeMinutes ? pick(Cap.After.values()) : pick(Cap.After.CONTINUE, Cap.After.RESTART);
            Set<DayKind> days = random.nextInt(4) == 0 ? Set.of(DayKind.WEEKDAY, DayKind.HOLIDAY) : Set.of();
            caps.add(new Cap(per, count, days, (long) amount() * 5, per == Cap.Per.STAY ? null : after, false));
        }
        return caps;
    }

    private int amount() {
        return random.nextInt(10) == 0 ? 0 : 50 + random.nextInt(1000);
    }

    private LocalTime maybeHour() {
        return random.nextBoolean() ? hour(HOURS[random.nextInt(HOURS.length)]) : null;
    }

    private static LocalTime hour(int hour) {
        return LocalTime.of(hour, 0);
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
