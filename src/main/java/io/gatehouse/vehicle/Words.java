package io.gatehouse.vehicle;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A dictionary from the words of camera makers, in English and Chinese, to our own names. */
final class Words<E extends Enum<E>> {
    private final Map<String, E> meanings = new HashMap<>();
    private final E otherwise;

    Words(E[] names, Function<E, List<String>> words, E otherwise) {
        this.otherwise = otherwise;
        for (E name : names) {
            meanings.put(name.name(), name);
            meanings.put(key(name.name()), name);
            words.apply(name).forEach(word -> meanings.put(key(word), name));
        }
    }

    E read(String text) {
        if (text == null) {
            return otherwise;
        }
        E exact = meanings.get(text);
        return exact != null ? exact : meanings.getOrDefault(key(text), otherwise);
    }

    private static String key(String word) {
        StringBuilder key = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
