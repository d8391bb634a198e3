package dev.podfall.ui.topology;

import org.jspecify.annotations.Nullable;

/** Where things are on the screen right now, so that what flies arrives where its goal has gone. */
interface Places {
    /** The middle of something, and how large a pod is there. */
    record Spot(double x, double y, double size) {}

    @Nullable
    Spot lane(String key);

    @Nullable
    Spot tray(String uid);

    @Nullable
    Spot pod(String node, String uid);

    /** The chip of the taint, or the tile if the chip is not drawn. */
    @Nullable
    Spot taint(String node, String taint);
}
