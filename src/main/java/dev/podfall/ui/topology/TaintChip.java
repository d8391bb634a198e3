package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;

/**
 * A taint as a tile shows it.
 *
 * @param refuses whether it is what keeps the selected DaemonSet or pod away
 * @param staged whether it is only being considered
 */
public record TaintChip(String key, String value, TaintEffect effect, boolean refuses, boolean staged) {
    /** One that refuses nobody and is really there. */
    public static TaintChip of(String key, String value, TaintEffect effect) {
        return new TaintChip(key, value, effect, false, false);
    }

    /** Which of two effects is worse: the higher. */
    static int severity(TaintEffect effect) {
        return switch (effect) {
            case PREFER_NO_SCHEDULE -> 0;
            case NO_SCHEDULE -> 1;
            case NO_EXECUTE -> 2;
        };
    }

    /** {@code key=value:effect}, as {@code kubectl taint} takes it. */
    public String text() {
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect.wire();
    }
}
