package io.gatehouse.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            QUEUED    | OFFERED ABANDONED MISSED
            OFFERED   | QUEUED ANSWERED ABANDONED
            ANSWERED  | QUEUED WRAP_UP CLOSED
            WRAP_UP   | QUEUED CLOSED
            CLOSED    | ''
            ABANDONED | ''
            MISSED    | ''
            """)
    void only_these_moves_are_legal(CallState from, String to) {
        var legal = Arrays.stream(CallState.values())
                .filter(from::mayBecome)
                .map(Enum::name)
                .collect(Collectors.joining(" "));
        assertEquals(to, legal);
        Arrays.stream(CallState.values())
                .filter(state -> !from.mayBecome(state))
                .forEach(state -> assertThrows(IllegalStateException.class, () -> from.to(state)));
    }
}
