package dev.podfall.ui.topology;

/**
 * What of a group's header there is room for, besides its name and how many pods are ready or have failed: what the texts say as
 * well gives way first.
 *
 * @param bar whether progress is drawn too
 * @param nodes whether it is said how many nodes there are
 * @param updated whether it is said how many pods are updated
 */
record HeaderRoom(boolean bar, boolean nodes, boolean updated) {
    /** Of a longer name so much is always seen. */
    static final int NAME = 90;

    /**
     * How wide the parts are, each with what is kept free beside it.
     *
     * @param name the whole name
     * @param kept what never gives way
     */
    record Widths(double name, double kept, double bar, double nodes, double updated) {}

    static HeaderRoom of(double room, Widths widths) {
        double left = room - Math.min(widths.name(), NAME) - widths.kept();
        boolean bar = left >= widths.bar() + widths.nodes() + widths.updated();
        boolean nodes = left >= widths.nodes() + widths.updated();
        return new HeaderRoom(bar, nodes, left >= widths.updated());
    }
}
