package io.gatehouse.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassageStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ARRIVED    | HELD CLEARED THROUGH BACKED_OUT ABANDONED
            HELD       | CLEARED THROUGH BACKED_OUT ABANDONED
            CLEARED    | THROUGH BACKED_OUT ABANDONED
            ABANDONED  | THROUGH BACKED_OUT
            THROUGH    | ''
            BACKED_OUT | ''
            """)
    void only_these_moves_are_legal(PassageState from, String to) {
        var legal = Arrays.stream(PassageState.values())
                .filter(from::mayBecome)
                .map(Enum::name)
                .collect(Collectors.joining(" "));
        assertEquals(to, legal);
        Arrays.stream(PassageState.values())
                .filter(state -> !from.mayBecome(state))
                .forEach(state -> assertThrows(IllegalStateException.class, () -> from.to(state)));
    }
}
