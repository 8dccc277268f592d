package io.gatehouse.fee;

import java.time.LocalTime;
import java.util.List;

/** Collects faults under one field of a tariff. */
record Faults(String path, List<TariffFault> found) {

    private static final long LARGEST = 1_000_000_000;

    Faults at(String field) {
        return new Faults(path.isEmpty() ? field : path + "." + field, found);
    }

    Faults at(String list, int index) {
        return at(list + "[" + index + "]");
    }

    void add(String code, String detail) {
        found.add(new TariffFault(path, code, detail));
    }

    boolean require(Object value) {
        if (value == null) {
            add("required", "must be said");
        }
        return value != null;
    }

    void amount(Long amount) {
        if (require(amount)) {
            optionalAmount(amount);
        }
    }

    void optionalAmount(Long amount) {
        if (amount != null && amount < 0) {
            add("negative-amount", amount + " is less than nothing");
        } else if (amount != null && amount > LARGEST) {
            add("too-large", "amounts are minor units, at most " + LARGEST);
        }
    }

    void positive(Integer number) {
        if (require(number) && number <= 0) {
            add("not-positive", number + " must be more than 0");
        }
    }

    void notNegative(Integer number) {
        if (number != null && number < 0) {
            add("negative", number + " must not be less than 0");
        }
    }

    void wholeMinutes(LocalTime time) {
        if (time != null && time.toNanoOfDay() % 60_000_000_000L != 0) {
            add("not-whole-minutes", time + " has seconds");
        }
    }
}
