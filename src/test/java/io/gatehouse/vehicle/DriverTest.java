package io.gatehouse.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverTest {

    @ParameterizedTest
    @CsvSource({
        "13800138000, phone:13800138000",
        "138 0013 8000, phone:13800138000",
        "138-0013-8000, phone:13800138000",
        "+86 138 0013 8000, phone:13800138000",
        "008613800138000, phone:13800138000",
        "+44 20 7946 0000, phone:+442079460000",
        "86138, phone:86138"
    })
    void a_phone_number_is_the_same_driver_however_it_is_written(String written, String stored) {
        assertEquals(stored, Driver.ofPhone(written).value());
    }

    @ParameterizedTest
    @CsvSource({
        "phone:13800138000, phone:138…00",
        "openid:oAbc_defghijk, openid:oAb…jk",
        "phone:12345, phone:1…",
        "phone:1, phone:…",
        "phone:, phone:…"
    })
    void what_is_shown_of_a_driver_calls_nobody(String stored, String shown) {
        assertEquals(shown, Driver.masked(stored));
        assertEquals(shown, new Driver(stored).toString());
    }

    @Test
    void nobody_is_shown_as_nobody() {
        assertNull(Driver.masked(null));
    }
}
