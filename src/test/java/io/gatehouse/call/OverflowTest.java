package io.gatehouse.call;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverflowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # reach  | wanted | offers | ready | wider | waited | becomes
            NEAR     | false  | 0      | false | true  | 0      | STAY
            NEAR     | false  | 0      | false | true  | 19     | STAY
            NEAR     | false  | 0      | false | true  | 20     | WIDER
            NEAR     | false  | 0      | true  | true  | 60     | STAY
            NEAR     | false  | 2      | true  | true  | 60     | STAY
            NEAR     | false  | 3      | true  | true  | 1      | WIDER
            NEAR     | false  | 0      | false | false | 20     | CONTACT
            NEAR     | false  | 3      | true  | false | 1      | CONTACT
            WIDER    | false  | 0      | false | true  | 19     | STAY
            WIDER    | false  | 0      | false | true  | 20     | CONTACT
            WIDER    | false  | 3      | true  | true  | 1      | CONTACT
            WIDER    | false  | 1      | true  | true  | 100    | STAY
            CONTACT  | false  | 9      | true  | true  | 299    | STAY
            CONTACT  | false  | 0      | false | true  | 299    | STAY
            CONTACT  | false  | 0      | false | false | 300    | MISSED
            NEAR     | true   | 0      | true  | true  | 19     | STAY
            NEAR     | true   | 3      | true  | true  | 19     | STAY
            NEAR     | true   | 0      | false | true  | 20     | RELEASE
            CONTACT  | true   | 0      | false | true  | 300    | RELEASE
            """)
    void a_call_that_nobody_took_looks_farther(
            Reach reach, boolean wanted, int offers, boolean ready, boolean wider, int waited, Overflow becomes) {
        var standing = new Overflow.Standing(reach, wanted, offers, ready, wider, Duration.ofSeconds(waited));
        assertEquals(becomes, Overflow.of(standing, PATIENCE, AT_MOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT8S", "PT10S", "PT15S"})
    void an_offer_lasts_8_to_15_seconds(Duration offer) {
        assertDoesNotThrow(() -> new RoutingTimes(offer, PATIENCE, AT_MOST).check(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT7.9S", "PT15.1S", "PT0S", "PT-9S"})
    void with_other_times_nothing_starts(Duration offer) {
        var times = new RoutingTimes(offer, PATIENCE, AT_MOST);
        assertThrows(ConfigurationException.class, () -> times.check(null));
    }
}
