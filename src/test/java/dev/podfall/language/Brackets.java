package dev.podfall.language;

import java.util.TreeMap;

/** A language for tests: English, every sentence in brackets, so that a text that comes from nowhere is found. */
public final class Brackets {
    public static final String OPEN = "⟦";
    public static final String CLOSE = "⟧";

    private Brackets() {}

    public static Wording wording() {
        var sentences = new TreeMap<String, String>();
        Wording.ENGLISH.sentences().forEach((key, pattern) -> sentences.put(key, OPEN + pattern + CLOSE));
        return new Wording(Language.ENGLISH, sentences);
    }
}
