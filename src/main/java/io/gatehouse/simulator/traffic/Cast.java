package io.gatehouse.simulator.traffic;

import io.gatehouse.simulator.PlateReading;
import io.gatehouse.simulator.Vehicle;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Who drives around.
 *
 * @param regulars plates that come again and again, such as those of cards
 * @param regularShare how many of the cars are regulars, 0 to 1
 * @param unplatedShare how many cannot be read, 0 to 1
 */
public record Cast(List<String> regulars, double regularShare, double unplatedShare) {
    private static final String PROVINCES = "粤粤粤粤京沪浙苏湘桂闽赣";
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String SERIAL = LETTERS + "0123456789";
    private static final List<String> COLORS = List.of("WHITE", "BLACK", "GREY", "RED", "BLUE");

    Car draw(Random random) {
        double kind = random.nextDouble();
        var vehicle = new Vehicle("SMALL", COLORS.get(random.nextInt(COLORS.size())));
        var phone = "138%08d".formatted(random.nextInt(100_000_000));
        if (kind < unplatedShare) {
            return new Car(Optional.empty(), vehicle, phone);
        }
        boolean regular = kind < unplatedShare + regularShare && !regulars.isEmpty();
        var plate = regular ? regulars.get(random.nextInt(regulars.size())) : stranger(random);
        return new Car(Optional.of(PlateReading.of(plate)), vehicle, phone);
    }

    private static String stranger(Random random) {
        var plate = new StringBuilder().append(one(PROVINCES, random)).append(one(LETTERS, random));
        if (random.nextInt(4) == 0) {
            // a new energy car has one character more
            plate.append(random.nextBoolean() ? 'D' : 'F');
        }
        plate.append(one(SERIAL, random));
        return plate.append("%04d".formatted(random.nextInt(10_000))).toString();
    }

    private static char one(String characters, Random random) {
        return characters.charAt(random.nextInt(characters.length()));
    }
}
