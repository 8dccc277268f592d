package io.gatehouse.fee;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says a sound tariff in words, in Chinese or else in English. */
public final class TariffText {
    private final Wording words;

    private TariffText(Wording words) {
        this.words = words;
    }

    /** E.g. {@code 30分钟内免费，首小时5元，之后每小时3元，24小时封顶30元}. */
    public static String of(Tariff tariff, Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        TariffText text = new TariffText(new Wording(chinese, Currency.getInstance(tariff.currency())));
        boolean alone = tariff.plans().size() == 1;
        return tariff.plans().stream()
                .map(plan -> (alone ? "" : text.who(plan.appliesTo())) + PlanText.of(plan, text.words))
                .collect(Collectors.joining("\n"));
    }

    private String who(AppliesTo appliesTo) {
        List<String> who = new ArrayList<>();
        if (appliesTo.everybody()) {
            who.add(words.say(Phrase.OTHERS));
        }
        if (!appliesTo.vehicleClasses().isEmpty()) {
            who.add(words.terms(appliesTo.vehicleClasses()));
        }
        appliesTo.plateColors().forEach(color -> who.add(words.say(Phrase.PLATE, Term.of(color, words.chinese()))));
        if (!appliesTo.stayClasses().isEmpty()) {
            who.add(words.terms(appliesTo.stayClasses()));
        }
        appliesTo.zones().forEach(zone -> who.add(words.say(Phrase.ZONE, zone)));
        if (appliesTo.entryOfDayFrom() != null) {
            who.add(words.say(Phrase.ENTRY_OF_DAY, appliesTo.entryOfDayFrom()));
        }
        return String.join(words.say(Phrase.LIST), who) + words.say(Phrase.COLON);
    }
}
