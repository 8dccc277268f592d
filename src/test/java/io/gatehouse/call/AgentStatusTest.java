package io.gatehouse.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentStatusTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # chose | calls             | capacity | shows
            READY   | ''                | 1        | READY
            READY   | OFFERED           | 1        | BUSY
            READY   | ANSWERED          | 1        | BUSY
            READY   | ANSWERED          | 2        | READY
            READY   | ANSWERED WRAP_UP  | 2        | BUSY
            READY   | WRAP_UP           | 1        | WRAP_UP
            READY   | WRAP_UP WRAP_UP   | 2        | WRAP_UP
            AWAY    | ANSWERED          | 1        | AWAY
            OFFLINE | ANSWERED          | 1        | OFFLINE
            BUSY    | ''                | 1        | BUSY
            """)
    void others_see_what_an_agent_does(AgentStatus chose, String calls, int capacity, AgentStatus shows) {
        var has = Arrays.stream(calls.split(" "))
                .filter(state -> !state.isEmpty())
                .map(CallState::valueOf)
                .toList();
        assertEquals(shows, chose.with(has, capacity));
    }
}
