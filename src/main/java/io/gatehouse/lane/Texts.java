package io.gatehouse.lane;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What the robots say and show, by key and locale: {@code texts/lane.*.properties}. */
public final class Texts {

    private static final Map<String, Texts> BY_LOCALE = Map.of("zh-CN", read("zh-CN"), "en", read("en"));

    private final Properties texts;

    private Texts(Properties texts) {
        this.texts = texts;
    }

    /** The texts of a locale, Chinese where there is no such bundle. */
    public static Texts of(String locale) {
        return BY_LOCALE.getOrDefault(locale, BY_LOCALE.get("zh-CN"));
    }

    public static boolean speaks(String locale) {
        return BY_LOCALE.containsKey(locale);
    }

    public String say(String key, Object... values) {
        return find(key, values).orElseThrow(() -> new IllegalArgumentException("no text " + key));
    }

    public Optional<String> find(String key, Object... values) {
        return Optional.ofNullable(texts.getProperty(key))
                .map(text -> values.length == 0 ? text : MessageFormat.format(text, values));
    }

    private static Texts read(String locale) {
        var name = "/texts/lane." + locale + ".properties";
        try (var in = Texts.class.getResourceAsStream(name)) {
            var texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Texts(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}
