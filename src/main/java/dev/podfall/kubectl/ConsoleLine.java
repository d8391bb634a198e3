package dev.podfall.kubectl;

import dev.podfall.language.Phrase;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line for the console and what it needs.
 *
 * @param text as somebody would type it
 * @param files texts by the names that the line gives them
 * @param note what does the same in the real world if kubectl has no such command; empty otherwise
 */
public record ConsoleLine(String text, Map<String, String> files, Phrase note) {

    public ConsoleLine {
        files = new TreeMap<>(files);
    }

    public static ConsoleLine of(String text) {
        return new ConsoleLine(text, Map.of(), Phrase.NONE);
    }

    public static ConsoleLine of(String text, Phrase note) {
        return new ConsoleLine(text, Map.of(), note);
    }
}
