package dev.podfall.language;

import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * A language that Podfall speaks: one for each line of {@code languages/languages.properties}.
 *
 * @param tag BCP 47: {@code zh-CN}
 * @param name what it calls itself
 */
public record Language(String tag, String name) {
    static final String FOLDER = "/languages/";

    /** The first one, which has every sentence. */
    public static final Language ENGLISH = new Language("en", "English");

    private static final List<Language> ALL = read();

    /** All of them, by tag. */
    public static List<Language> all() {
        return ALL;
    }

    /**
     * The language that somebody means: by its tag, capitals or not, as systems write it ({@code zh_CN.UTF-8}), or by another
     * tag that says the same ({@code zh}, {@code zh-Hans}).
     */
    public static Optional<Language> of(String tag) {
        int encoding = tag.indexOf('.');
        var said = (encoding < 0 ? tag : tag.substring(0, encoding)).replace('_', '-');
        try {
            var asked = new ULocale.Builder().setLanguageTag(said).build();
            return asked.getLanguage().isEmpty()
                    ? Optional.empty()
                    : ALL.stream()
                            .filter(language ->
                                    whole(ULocale.forLanguageTag(language.tag)).equals(whole(asked)))
                            .findFirst();
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }

    /** With the script and the region that are likely where none is said. */
    private static ULocale whole(ULocale locale) {
        return ULocale.addLikelySubtags(locale);
    }

    /** The one that somebody reads best who asks for this locale; English if none is near. */
    public static Language nearest(Locale locale) {
        // What needs no matching does not wait for the tables of all languages to be read.
        for (var language : ALL) {
            if (language.locale().equals(locale)) {
                return language;
            }
        }
        if (locale.getLanguage().equals(ENGLISH.tag)
                && ALL.stream().noneMatch(language -> language.tag.startsWith(ENGLISH.tag + "-"))) {
            return ENGLISH;
        }
        var matcher = LocaleMatcher.builder()
                .setSupportedULocales(ALL.stream()
                        .map(language -> ULocale.forLanguageTag(language.tag))
                        .toList())
                .setDefaultULocale(ULocale.ENGLISH)
                .build();
        var best = matcher.getBestMatch(ULocale.forLocale(locale));
        return of(best.toLanguageTag()).orElse(ENGLISH);
    }

    /** By whose rules numbers, plurals and lists are said. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Whether it is written with Han characters, which come from a font of their own: what it calls itself tells. */
    public boolean writesHan() {
        return name.codePoints().anyMatch(Character::isIdeographic);
    }

    private static List<Language> read() {
        var lines = properties(FOLDER + "languages.properties");
        return lines.stringPropertyNames().stream()
                .sorted()
                .map(tag -> new Language(tag, lines.getProperty(tag)))
                .toList();
    }

    /** A file of properties in UTF-8 on the class path. */
    static Properties properties(String path) {
        var out = new Properties();
        var in = Objects.requireNonNull(
                Language.class.getResourceAsStream(path), () -> path + " is not on the class path");
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            out.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read from the class path", e);
        }
        return out;
    }
}
