package io.gatehouse.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.call.Area.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # parks | groups | call from | its groups | distance
            P       | ''     | P         | A B        | 0
            P       | A      | P         | A B        | 0
            ''      | A      | P         | A B        | 1
            Q       | A      | P         | A B        | 1
            ''      | ''     | P         | A B        | 1
            ''      | ''     | P         | ''         | 1
            ''      | B      | P         | A B        | 2
            ''      | C      | P         | A B C      | 2
            Q       | ''     | P         | A B        | none
            ''      | D      | P         | A B        | none
            ''      | B      | P         | ''         | none
            ''      | ''     | ''        | ''         | 1
            P       | ''     | ''        | ''         | 2
            ''      | A      | ''        | ''         | 2
            """)
    void an_agent_is_so_far_from_a_park(String parks, String groups, String park, String around, String distance) {
        var area = new Area(Set.copyOf(ids(parks)), Set.copyOf(ids(groups)));
        var origin = new Origin(ids(park).stream().findFirst().orElse(null), ids(around));
        var found = area.distanceTo(origin);
        assertEquals(distance, found.isPresent() ? String.valueOf(found.getAsInt()) : "none");
    }

    private static List<UUID> ids(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toList());
    }
}
