package dev.podfall.lesson;

import java.util.Arrays;
import java.util.List;

/** A part of the course, in teaching order. */
public enum Unit {
    BASICS,
    TAINTS,
    NODES,
    ROLLOUTS,
    REVISIONS,
    BROKEN,
    WHAT_IF,
    /** Of somebody else's course. */
    OTHER;

    /** As files have it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Unit::word).toList();
    }

    static Unit of(String word) {
        return Arrays.stream(values())
                .filter(unit -> unit.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no unit is called " + word));
    }
}
