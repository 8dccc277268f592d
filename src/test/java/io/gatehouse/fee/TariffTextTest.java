package io.gatehouse.fee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tariffs in words. */
class TariffTextTest {
    private static final String USUAL =
            """
            {"currency": "CNY", "plans": [
              {"freeMinutes": [{"minutes": 30, "per": "ENTRY", "chargedOnceExceeded": false}],
               "periods": [{"steps": [{"until": 60, "total": 500}, {"every": 60, "amount": 300}]}],
               "caps": [{"per": "HOURS", "count": 24, "amount": 3000, "after": "RESTART"}]}]}
            """;

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            idaho-falls-long-term | 30分钟内免费，每小时2美元，7天封顶42美元
            beijing-roadside      | 07:00–21:00首小时内每15分钟2.5元，之后每15分钟3.75元（不足一个计费单位不计费）；21:00–次日07:00每2小时1元（不足一个计费单位不计费）
            coach-station-west    | 30分钟内免费（超时从进场起计费），首3小时5元，之后每小时1元（尾数15分钟内不计），24小时封顶20元
            westpoint-blacktown   | 3小时内免费，离场1小时内返回连续计费，每小时4澳大利亚元，20:00–05:00进场、05:00前离场一口价10澳大利亚元，按最低者计费
            """)
    void tariffs_in_chinese(String tariff, String text) {
        assertEquals(text, TariffText.of(Published.tariff(tariff), Locale.SIMPLIFIED_CHINESE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            idaho-falls-long-term | first 30 minutes free, USD 2 per hour, at most USD 42 per 7 days
            beijing-roadside      | 07:00–21:00 first hour: CNY 2.50 per 15 minutes, then CNY 3.75 per 15 minutes (complete units only); 21:00–07:00 next day CNY 1 per 2 hours (complete units only)
            coach-station-west    | first 30 minutes free (charged from entry if exceeded), first 3 hours CNY 5, then CNY 1 per hour (a rest of up to 15 minutes is not charged), at most CNY 20 per 24 hours
            westpoint-blacktown   | first 3 hours free, a return within 1 hour continues the stay, AUD 4 per hour, enter 20:00–05:00, leave by 05:00: flat AUD 10, the cheapest applies
            """)
    void tariffs_in_english(String tariff, String text) {
        assertEquals(text, TariffText.of(Published.tariff(tariff), Locale.ENGLISH));
    }
    // spotless:on

    @Test
    void the_usual_tariff_reads_as_the_signs_say_it() {
        Tariff usual = Published.read(USUAL);
        assertEquals("30分钟内免费，首小时5元，之后每小时3元，24小时封顶30元", TariffText.of(usual, Locale.forLanguageTag("zh-CN")));
        assertEquals(
                "first 30 minutes free, first hour CNY 5, then CNY 3 per hour, at most CNY 30 per 24 hours",
                TariffText.of(usual, Locale.ENGLISH));
    }

    @Test
    void plans_say_whom_they_are_for() {
        String[] lines = TariffText.of(Published.tariff("county-vehicle-classes"), Locale.SIMPLIFIED_CHINESE)
                .split("\n");
        assertEquals("新能源车：3小时内免费（超时从进场起计费），首4小时2.5元，之后每小时1元，24小时封顶10元", lines[0]);
        assertEquals("大型车：90分钟内免费（超时从进场起计费），首2小时6元，之后每小时2元，24小时封顶30元", lines[1]);
        assertEquals("其他：90分钟内免费（超时从进场起计费），首2小时5元，之后每小时1元，24小时封顶20元", lines[2]);
    }

    @Test
    void days_and_flats_for_each_use_are_named() {
        String[] lines = TariffText.of(Published.tariff("palais-renaissance"), Locale.ENGLISH)
                .split("\n");
        assertEquals("motorcycles: SGD 1.05 each time", lines[0]);
        assertEquals(
                "others: weekdays, Saturdays 07:00–17:00 first hour SGD 3.85, then SGD 1.95 per 30 minutes; "
                        + "weekdays, Saturdays 17:00–01:00 next day SGD 4.60 each time; "
                        + "Sundays, public holidays 07:00–01:00 next day SGD 4.60 per 4 hours; "
                        + "01:00–07:00 SGD 1.80 per hour",
                lines[1]);
    }

    @ParameterizedTest
    @MethodSource("io.gatehouse.fee.Published#names")
    void every_published_tariff_has_words_for_everything(String name) {
        String english = TariffText.of(Published.tariff(name), Locale.ENGLISH);
        String chinese = TariffText.of(Published.tariff(name), Locale.CHINESE);
        assertFalse(english.matches("(?s).*(null|[A-Z]{4,}|%).*"), english);
        assertFalse(chinese.matches("(?s).*[A-Za-z%].*"), chinese);
    }
}
