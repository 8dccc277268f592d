package io.gatehouse.fee;

import java.util.Map;

/** The words for what a tariff names by constants. */
final class Term {
    private record Word(String chinese, String english) {}

    // spotless:off
    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("MONDAY",        new Word("周一",     "Mondays")),
            Map.entry("TUESDAY",       new Word("周二",     "Tuesdays")),
            Map.entry("WEDNESDAY",     new Word("周三",     "Wednesdays")),
            Map.entry("THURSDAY",      new Word("周四",     "Thursdays")),
            Map.entry("FRIDAY",        new Word("周五",     "Fridays")),
            Map.entry("SATURDAY",      new Word("周六",     "Saturdays")),
            Map.entry("SUNDAY",        new Word("周日",     "Sundays")),
            Map.entry("HOLIDAY",       new Word("节假日",    "public holidays")),
            Map.entry("WEEKDAY",       new Word("工作日",    "weekdays")),
            Map.entry("WEEKEND",       new Word("周末",     "weekends")),
            Map.entry("SMALL",         new Word("小型车",    "small vehicles")),
            Map.entry("MEDIUM",        new Word("中型车",    "medium vehicles")),
            Map.entry("LARGE",         new Word("大型车",    "large vehicles")),
            Map.entry("MOTORCYCLE",    new Word("摩托车",    "motorcycles")),
            Map.entry("NEW_ENERGY",    new Word("新能源车",   "new energy vehicles")),
            Map.entry("OTHER",         new Word("其他",     "other")),
            Map.entry("TEMPORARY",     new Word("临停",     "temporaries")),
            Map.entry("UNPLATED",      new Word("无牌车",    "unplated vehicles")),
            Map.entry("SHARED_SPACES", new Word("共享车位已满", "cards whose spaces are taken")),
            Map.entry("CARD",          new Word("月卡",     "cards")),
            Map.entry("CARD_EXPIRED",  new Word("月卡过期",   "expired cards")),
            Map.entry("VISITOR",       new Word("访客",     "visitors")),
            Map.entry("BLUE",          new Word("蓝",      "blue")),
            Map.entry("GREEN",         new Word("绿",      "green")),
            Map.entry("YELLOW",        new Word("黄",      "yellow")),
            Map.entry("YELLOW_GREEN",  new Word("黄绿",     "yellow-green")),
            Map.entry("BLACK",         new Word("黑",      "black")),
            Map.entry("WHITE",         new Word("白",      "white")));
    // spotless:on

    private Term() {}

    static String of(String constant, boolean inChinese) {
        Word word = WORDS.getOrDefault(constant, new Word(constant, constant));
        return inChinese ? word.chinese() : word.english();
    }
}
