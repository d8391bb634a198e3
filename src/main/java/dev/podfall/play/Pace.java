package dev.podfall.play;

/** How long what happens is seen. */
public enum Pace {
    /** The story, four times as slow, and everything that moves with it. */
    SLOW(1, 0.25),
    /** What happens at once is seen one after the other; what takes long, and nothing is to be seen in it, is passed over. */
    STORY(1, 1),
    /** A virtual second takes a second. */
    REAL(1, 1),
    TEN(10, 1),
    /** As fast as the engine can. */
    MAX(Double.POSITIVE_INFINITY, 1);

    private final double factor;
    private final double motion;

    Pace(double factor, double motion) {
        this.factor = factor;
        this.motion = motion;
    }

    /** Whether a {@link Director} says how long each step is seen; else it is the clock alone. */
    public boolean isDirected() {
        return this == SLOW || this == STORY;
    }

    /** Virtual seconds a second, where nobody directs; infinite for as fast as it goes. */
    public double factor() {
        return factor;
    }

    /** How fast that moves which is seen to move, against what is usual. */
    public double motion() {
        return motion;
    }
}
