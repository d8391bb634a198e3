package dev.podfall.lesson;

import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words of a lesson, in the languages that it speaks.
 *
 * @param words by a language's tag; under the empty one what is the same in all
 */
public record Text(SortedMap<String, String> words) {
    public static final Text NONE = new Text(new TreeMap<>());

    private static final String ANY = "";

    public Text {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    }

    /** The same in every language: a command, a number, a name. */
    public static Text same(String words) {
        var only = new TreeMap<String, String>();
        only.put(ANY, words);
        return new Text(only);
    }

    /** What Podfall itself says, in all its languages. */
    public static Text of(Phrase phrase) {
        var words = new TreeMap<String, String>();
        for (var language : Language.all()) {
            words.put(language.tag(), Wording.of(language).say(phrase));
        }
        return new Text(words);
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** In this language, in English if it does not speak it, else in any. */
    public String in(Language language) {
        for (var tag : new String[] {language.tag(), ANY, Language.ENGLISH.tag()}) {
            var found = words.get(tag);
            if (found != null) {
                return found;
            }
        }
        return words.isEmpty() ? "" : Objects.requireNonNull(words.firstEntry()).getValue();
    }

    /** Whether there is something to read for who reads this language. */
    public boolean speaks(Language language) {
        return words.isEmpty() || words.containsKey(language.tag()) || words.containsKey(ANY);
    }
}
