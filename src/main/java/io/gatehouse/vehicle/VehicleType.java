package io.gatehouse.vehicle;

import java.util.List;

/** The size of a vehicle, as a camera tells it and a tariff may ask for it. */
public enum VehicleType {
    SMALL(
            "小型",
            "小型车",
            "小型汽车",
            "小车",
            "小汽车",
            "轿车",
            "面包车",
            "皮卡",
            "small car",
            "mini car",
            "car",
            "sedan",
            "suv",
            "mpv",
            "suv mpv",
            "van",
            "pickup",
            "pickup truck"),
    MEDIUM("中型", "中型车", "中型汽车", "中巴", "中型客车", "medium car", "medium bus"),
    LARGE(
            "大型",
            "大型车",
            "大型汽车",
            "大车",
            "货车",
            "卡车",
            "大货车",
            "客车",
            "大客车",
            "大巴",
            "large car",
            "large bus",
            "bus",
            "truck",
            "heavy truck"),
    MOTORCYCLE("摩托", "摩托车", "motorbike", "two wheeler"),
    /** Unknown, or none of these. */
    OTHER;

    private static final Words<VehicleType> WORDS = new Words<>(values(), type -> type.words, OTHER);

    private final List<String> words;

    VehicleType(String... words) {
        this.words = List.of(words);
    }

    public static VehicleType read(String textOrNull) {
        return WORDS.read(textOrNull);
    }

    /** Whether the two can hardly be one vehicle. Unknown contradicts nothing. */
    public boolean contradicts(VehicleType other) {
        return this != OTHER && other != OTHER && this != other;
    }
}
