package io.gatehouse.fee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which benefits are used together, and what they take off. A minute costs 10 here. */
class DeductionsTest {

    private static final long A_MINUTE = 10;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # minutes | paid | benefits: a capital goes alone, ! was used for this stay | owed | used
               100    |    0 | ''                                                         | 1000 | ''
            # those that go together are all used
               100    |    0 | amount=300 amount=200                                      |  500 | 0:300 1:200
               100    |    0 | amount=300 percent=50                                      |  350 | 0:300 1:350
               100    |    0 | percent=50 minutes=60                                      |  200 | 1:600 0:200
            # one that goes alone is used when it is worth more than the others together
               100    |    0 | AMOUNT=600 amount=300 amount=200                           |  400 | 0:600
               100    |    0 | AMOUNT=400 amount=300 amount=200                           |  500 | 1:300 2:200
               100    |    0 | AMOUNT=400 PERCENT=70 MINUTES=50                           |  300 | 1:700
            # of equal ones that which uses up fewer
               100    |    0 | AMOUNT=500 amount=300 amount=200                           |  500 | 0:500
            # what makes the stay free is not wasted beside others, nor are others beside it
               100    |    0 | free=0 amount=300                                          |    0 | 0:1000
               100    |    0 | free=0 amount=1000                                         |    0 | 1:1000
               100    |    0 | amount=300 amount=700 free=0                               |    0 | 2:1000
            # what was used for this stay before counts, and decides what goes with it
               100    |    0 | !amount=300 amount=200                                     |  500 | 0:300 1:200
               100    |    0 | !AMOUNT=300 amount=600                                     |  700 | 0:300
               100    |    0 | !amount=300 AMOUNT=900                                     |  700 | 0:300
               100    |    0 | !amount=300 free=0                                         |    0 | 0:300 1:700
               100    |    0 | !free=0 amount=300                                         |    0 | 0:1000
            # after a payment: the fee rose from 800, of which a coupon took 300 and the driver paid 500
                80    |  500 | !amount=300                                                |    0 | 0:300
               130    |  500 | !amount=300                                                |  500 | 0:300
               130    |  400 | !percent=50                                                |  250 | 0:650
            # what is paid needs no benefit
               100    | 1000 | amount=300 AMOUNT=900                                      |    0 | ''
               100    |  900 | amount=300                                                 |    0 | 0:100
            """)
    void benefits_are_chosen_and_deducted(long minutes, long paid, String benefits, long owed, String used) {
        var deductions = Deductions.of(read(benefits), minutes, DeductionsTest::price, paid);
        assertEquals(owed, deductions.owed());
        assertEquals(
                used,
                deductions.applied().stream()
                        .map(applied -> applied.id() + ":" + applied.deducted())
                        .collect(Collectors.joining(" ")));
    }

    private static long price(long minutes) {
        return Math.max(0, minutes) * A_MINUTE;
    }

    private static List<Benefit> read(String words) {
        var benefits = new ArrayList<Benefit>();
        for (String word :
                Arrays.stream(words.split(" ")).filter(w -> !w.isEmpty()).toList()) {
            boolean committed = word.startsWith("!");
            String[] parts = word.replace("!", "").split("=");
            boolean alone = Character.isUpperCase(parts[0].charAt(0));
            var kind = Benefit.Kind.valueOf(parts[0].toUpperCase());
            benefits.add(new Benefit(
                    String.valueOf(benefits.size()), word, kind, Long.parseLong(parts[1]), !alone, committed));
        }
        return benefits;
    }

    /** A stay with benefits. */
    record Case(Tariff tariff, long start, long minutes, long paid, List<Benefit> benefits) {

        Deductions with(List<Benefit> some) {
            var plan = tariff.plans().get(0);
            var days = new ParkDays(ZoneId.of("Asia/Shanghai"), HolidayCalendar.NONE, plan.dayStartsAt());
            var reckoning = new Reckoning(plan, days, Beginning.of(plan, start, History.none()));
            return Deductions.of(some, start + minutes, reckoning::totalUntil, paid);
        }
    }

    @Provide
    Arbitrary<Case> stays() {
        return Arbitraries.randomValue(random -> stay(RandomTariffs.any(random), random));
    }

    @Provide
    Arbitrary<Case> staysWithoutFlats() {
        return Arbitraries.randomValue(random -> stay(RandomTariffs.withoutFlats(random), random));
    }

    private static Case stay(Tariff tariff, Random random) {
        return new Case(
                tariff,
                29_000_000L + random.nextInt(3 * 1440),
                random.nextInt(2 * 1440),
                random.nextInt(3) == 0 ? random.nextInt(3000) : 0,
                benefits(random));
    }

    private static List<Benefit> benefits(Random random) {
        var benefits = new ArrayList<Benefit>();
        for (int i = random.nextInt(6); i > 0; i--) {
            var kind = Benefit.Kind.values()[random.nextInt(4)];
            long value = kind == Benefit.Kind.PERCENT ? random.nextInt(101) : random.nextInt(2000);
            benefits.add(new Benefit("b" + i, "b", kind, value, random.nextBoolean(), random.nextInt(4) == 0));
        }
        return benefits;
    }

    @Property(tries = 1000)
    void benefits_never_make_less_than_nothing_owed_and_never_raise_it(@ForAll("stays") Case stay) {
        long without = stay.with(List.of()).owed();
        var deductions = stay.with(stay.benefits());
        long taken = deductions.applied().stream()
                .mapToLong(BenefitApplied::deducted)
                .sum();
        assertTrue(deductions.owed() >= 0);
        assertTrue(deductions.owed() <= without);
        assertEquals(without, deductions.owed() + taken);
        assertTrue(deductions.applied().stream().allMatch(applied -> applied.deducted() > 0));
    }

    @Property(tries = 500)
    void another_benefit_never_raises_what_is_owed_where_there_is_no_flat(@ForAll("staysWithoutFlats") Case stay) {
        for (int i = 0; i < stay.benefits().size(); i++) {
            var fewer = new ArrayList<>(stay.benefits());
            if (!fewer.remove(i).committed()) {
                assertTrue(stay.with(stay.benefits()).owed() <= stay.with(fewer).owed());
            }
        }
    }
}
