package io.gatehouse.fee;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;

/** Money, durations and phrases in one language and currency. */
record Wording(boolean chinese, Currency currency) {

    String say(Phrase phrase, Object... values) {
        return phrase.in(chinese, values);
    }

    String money(long amount) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        BigDecimal value = BigDecimal.valueOf(amount, digits);
        BigDecimal whole = value.stripTrailingZeros();
        if (chinese) {
            return whole.toPlainString() + chineseName();
        }
        return currency.getCurrencyCode() + " " + (whole.scale() <= 0 ? whole : value).toPlainString();
    }

    /** As in "per hour": one is not counted. */
    String unit(long minutes) {
        if (minutes == 60) {
            return chinese ? "小时" : "hour";
        }
        if (minutes == 1) {
            return chinese ? "分钟" : "minute";
        }
        return duration(minutes);
    }

    String duration(long minutes) {
        if (minutes > Period.DAY && minutes % Period.DAY == 0) {
            return counted(minutes / Period.DAY, "天", "day");
        }
        return minutes % 60 == 0 ? counted(minutes / 60, "小时", "hour") : counted(minutes, "分钟", "minute");
    }

    String days(long count) {
        return counted(count, "天", "day");
    }

    String terms(Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .map(constant -> Term.of(constant.name(), chinese))
                .collect(Collectors.joining(say(Phrase.LIST)));
    }

    private String counted(long count, String inChinese, String inEnglish) {
        return chinese ? count + inChinese : count + " " + inEnglish + (count == 1 ? "" : "s");
    }

    private String chineseName() {
        return currency.getCurrencyCode().equals("CNY") ? "元" : currency.getDisplayName(Locale.SIMPLIFIED_CHINESE);
    }
}
