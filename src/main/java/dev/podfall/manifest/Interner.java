package dev.podfall.manifest;

import java.util.HashMap;
import java.util.Map;

/** Lets equal short strings be one: a cluster says the same few words many thousand times. */
final class Interner {
    private static final int LONGEST = 40;
    private static final int MOST = 50_000;

    private final Map<String, String> known = new HashMap<>();

    String intern(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        var old = known.putIfAbsent(text, text);
        if (old != null) {
            return old;
        }
        if (known.size() > MOST) {
            known.clear();
        }
        return text;
    }
}
