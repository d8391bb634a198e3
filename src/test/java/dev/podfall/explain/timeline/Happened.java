package dev.podfall.explain.timeline;

/** Sessions of which it is known only when something happened. */
public final class Happened {
    private Happened() {}

    /** @param seconds since the beginning, ascending */
    public static Lulls at(double... seconds) {
        var out = Lulls.NONE;
        for (double each : seconds) {
            out = out.happened(Math.round(each * 1e6));
        }
        return out;
    }
}
