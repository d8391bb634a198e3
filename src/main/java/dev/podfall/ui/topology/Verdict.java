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
        /** Its pod is on its way out in good order. */
        ENDS,
        MISSCHEDULED,
        /** Its controller wants none here: nothing is wrong. */
        NOT_MEANT,
        /** Somebody said no: the API server or the scheduler. */
        REFUSES,
        /** It is here and does not run. */
        FAILS,
        WAITS
    }
}
