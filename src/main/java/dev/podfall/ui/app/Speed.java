package dev.podfall.ui.app;

/** How fast virtual time runs against the wall. */
public enum Speed {
    QUARTER(0.25),
    NORMAL(1),
    TEN(10),
    /** As fast as the engine can. */
    MAX(Double.POSITIVE_INFINITY);

    private final double factor;

    Speed(double factor) {
        this.factor = factor;
    }

    public double factor() {
        return factor;
    }
}
