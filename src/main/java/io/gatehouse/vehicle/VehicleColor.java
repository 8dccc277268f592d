package io.gatehouse.vehicle;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The colour of a vehicle's body, as a camera sees it. */
public enum VehicleColor {
    WHITE("白", "白色"),
    SILVER("银", "银色", "银灰", "银灰色"),
    GRAY("灰", "灰色", "深灰", "深灰色", "grey", "dark gray"),
    BLACK("黑", "黑色"),
    RED("红", "红色", "deep red"),
    BLUE("蓝", "蓝色", "深蓝", "深蓝色", "dark blue"),
    GREEN("绿", "绿色"),
    YELLOW("黄", "黄色"),
    BROWN("棕", "棕色", "褐", "褐色", "咖啡色"),
    ORANGE("橙", "橙色", "橘", "橘色"),
    PINK("粉", "粉色", "粉红", "粉红色"),
    PURPLE("紫", "紫色", "violet"),
    /** Unknown, or none of these. */
    OTHER;

    private static final Words<VehicleColor> WORDS = new Words<>(values(), color -> color.words, OTHER);

    // By daylight and under the lane's lamp one car may be each of these.
    private static final Set<VehicleColor> PALE = EnumSet.of(WHITE, SILVER, GRAY);

    private final List<String> words;

    VehicleColor(String... words) {
        this.words = List.of(words);
    }

    public static VehicleColor read(String textOrNull) {
        return WORDS.read(textOrNull);
    }

    /** Whether the two can hardly be one vehicle. Unknown contradicts nothing. */
    public boolean contradicts(VehicleColor other) {
        return this != OTHER && other != OTHER && this != other && !(PALE.contains(this) && PALE.contains(other));
    }
}
