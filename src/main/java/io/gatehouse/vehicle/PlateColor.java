package io.gatehouse.vehicle;

import java.util.List;

/** The colour of a plate's ground. */
public enum PlateColor {
    BLUE("蓝", "蓝色", "蓝牌"),
    /** New energy, small: fades from white to green. */
    GREEN("绿", "绿色", "绿牌", "渐变绿", "渐变绿色", "gradient green"),
    YELLOW("黄", "黄色", "黄牌"),
    /** New energy, large. Some payment channels call it lime green. */
    YELLOW_GREEN("黄绿", "黄绿色", "黄绿牌", "黄绿双拼", "黄绿双拼色", "lime green", "green yellow"),
    BLACK("黑", "黑色", "黑牌"),
    WHITE("白", "白色", "白牌"),
    /** Unknown, or none of these. */
    OTHER;

    private static final Words<PlateColor> WORDS = new Words<>(values(), color -> color.words, OTHER);

    private final List<String> words;

    PlateColor(String... words) {
        this.words = List.of(words);
    }

    public static PlateColor read(String textOrNull) {
        return WORDS.read(textOrNull);
    }

    public boolean contradicts(PlateColor other) {
        return this != OTHER && other != OTHER && this != other;
    }
}
