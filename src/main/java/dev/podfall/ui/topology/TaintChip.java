package dev.podfall.ui.topology;

/**
 * A taint as a tile shows it.
 *
 * @param refuses whether it is what keeps the selected DaemonSet or pod away
 * @param staged whether it is only being considered
 */
public record TaintChip(String key, String value, Effect effect, boolean refuses, boolean staged) {
    /** The three effects; each has a shape and a colour of its own. */
    public enum Effect {
        NO_SCHEDULE("NoSchedule"),
        PREFER_NO_SCHEDULE("PreferNoSchedule"),
        NO_EXECUTE("NoExecute");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        /** As Kubernetes writes it. */
        public String word() {
            return word;
        }
    }

    public static TaintChip of(String key, String value, Effect effect) {
        return new TaintChip(key, value, effect, false, false);
    }

    /** {@code key=value:effect}, as {@code kubectl taint} takes it. */
    public String text() {
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect.word();
    }
}
