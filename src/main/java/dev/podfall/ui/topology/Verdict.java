package dev.podfall.ui.topology;

/**
 * What the selected DaemonSet or pod has to do with a node.
 *
 * @param text one or two words for the tile: {@code runs}, {@code lands}, or the rule that says no
 * @param detail the whole sentence
 */
public record Verdict(Kind kind, String text, String detail) {
    /** Nothing is selected, or it has nothing to do with this node. */
    public static final Verdict NONE = new Verdict(Kind.NONE, "", "");

    /** The verdicts, each with a sign and a colour. */
    public enum Kind {
        NONE,
        RUNS,
        LANDS,
        EVICTS,
        MISSCHEDULED,
        REFUSES,
        WAITS
    }
}
