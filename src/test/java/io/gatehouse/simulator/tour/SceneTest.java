package io.gatehouse.simulator.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.lane.Situation;
import io.gatehouse.lane.Texts;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SceneTest {

    private static final Texts TEXTS = Texts.of("zh-CN");

    @Test
    void every_situation_that_the_platform_decides_is_on_the_tour() {
        var shown = rows().map(Expected::situation).collect(Collectors.toCollection(TreeSet::new));
        var decided = Arrays.stream(Situation.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(decided, shown);
    }

    @Test
    void every_row_of_the_tables_is_brought_about_by_some_scene() {
        assertEquals(
                EnumSet.allOf(Expected.class),
                rows().collect(Collectors.toCollection(() -> EnumSet.noneOf(Expected.class))));
    }

    @Test
    void what_the_tour_expects_is_said_in_the_platforms_words() {
        var otherwise = Stream.of(Expected.values())
                .filter(row -> row != Expected.SHARED_SPACES_TAKEN_AT_OPEN_PARK)
                .filter(row -> !said(row).equals(row.verdict().voice()))
                .toList();
        assertEquals(List.of(), otherwise);
    }

    private static String said(Expected row) {
        return TEXTS.say(Situation.valueOf(row.situation()).voice());
    }

    private static Stream<Expected> rows() {
        return Arrays.stream(Scene.values()).flatMap(scene -> scene.rows().stream());
    }
}
