package dev.podfall.ui.topology;

import dev.podfall.ui.topology.Places.Spot;
import org.jspecify.annotations.Nullable;

/**
 * How a flight looks at one moment.
 *
 * @param x middle
 * @param y middle
 * @param alpha 1 is solid
 * @param flash how strongly the chip that refuses it lights up, 0 to 1
 * @param moving whether it leaves a trail
 */
record Pose(double x, double y, double size, double alpha, double flash, boolean moving) {
    /** The share of a refusal's time after which the pod meets the chip, and after which it turns back. */
    private static final double MEETS = 0.42;

    private static final double TURNS = 0.62;

    /** @param t 0 at the beginning, 1 at the end; null if one of its places is out of the picture */
    static @Nullable Pose of(Flight flight, double t, Places places) {
        return switch (flight.kind()) {
            case BIRTH -> between(places.lane(flight.lane()), trayOf(flight, places), t, Math.min(1, 0.3 + t));
            case LANDING ->
                between(
                        trayOf(flight, places),
                        places.pod(flight.node(), flight.pod().uid()),
                        t,
                        1);
            case REFUSAL -> refusal(flight, t, places);
            case SHAKE -> shake(places.pod(flight.node(), flight.pod().uid()), t);
            case PUSHED -> pushed(places.pod(flight.node(), flight.pod().uid()), t);
            case GONE -> still(places.pod(flight.node(), flight.pod().uid()), 1 - easeOut(t), 1 - 0.4 * easeOut(t));
            case READY ->
                still(places.pod(flight.node(), flight.pod().uid()), 1, 1 + 0.35 * Math.sin(Math.PI * easeOut(t)));
        };
    }

    /** The same without movement: it appears or disappears in place. */
    static @Nullable Pose faded(Flight flight, double t, Places places) {
        var uid = flight.pod().uid();
        return switch (flight.kind()) {
            case BIRTH -> still(places.tray(uid), t, 1);
            case LANDING, READY, SHAKE -> still(places.pod(flight.node(), uid), t, 1);
            case GONE, PUSHED -> still(places.pod(flight.node(), uid), 1 - t, 1);
            case REFUSAL -> {
                var pose = still(places.tray(uid), 1, 1);
                yield pose == null ? null : new Pose(pose.x, pose.y, pose.size, 1, Math.sin(Math.PI * t), false);
            }
        };
    }

    static double easeOut(double t) {
        double rest = 1 - Math.clamp(t, 0, 1);
        return 1 - rest * rest * rest;
    }

    // A pod that went through the tray between two pictures is not in it any more: the lane stands in.
    private static @Nullable Spot trayOf(Flight flight, Places places) {
        var tray = places.tray(flight.pod().uid());
        return tray != null ? tray : places.tray("");
    }

    private static @Nullable Pose between(@Nullable Spot from, @Nullable Spot to, double t, double alpha) {
        if (from == null || to == null) {
            return null;
        }
        double e = easeOut(t);
        // A little arc, higher in the middle, so that paths to neighbours do not lie on each other.
        double lift = Math.min(40, Math.abs(to.x() - from.x()) * 0.12) * Math.sin(Math.PI * e);
        return new Pose(
                from.x() + (to.x() - from.x()) * e,
                from.y() + (to.y() - from.y()) * e - lift,
                from.size() + (to.size() - from.size()) * e,
                alpha,
                0,
                true);
    }

    private static @Nullable Pose refusal(Flight flight, double t, Places places) {
        var tray = trayOf(flight, places);
        var chip = places.taint(flight.node(), flight.taint());
        if (t < MEETS) {
            return between(tray, chip, t / MEETS, 1);
        }
        if (t < TURNS) {
            double share = (t - MEETS) / (TURNS - MEETS);
            var pose = still(chip, 1, 1);
            return pose == null
                    ? null
                    : new Pose(
                            pose.x + 2.5 * Math.sin(share * Math.PI * 4),
                            pose.y,
                            pose.size,
                            1,
                            Math.sin(Math.PI * share),
                            false);
        }
        return between(chip, tray, (t - TURNS) / (1 - TURNS), 1);
    }

    private static @Nullable Pose shake(@Nullable Spot at, double t) {
        return at == null
                ? null
                : new Pose(at.x() + 3 * Math.sin(t * Math.PI * 6) * (1 - t), at.y(), at.size(), 1, 0, false);
    }

    private static @Nullable Pose pushed(@Nullable Spot at, double t) {
        double e = easeOut(t);
        return at == null ? null : new Pose(at.x() - 10 * e, at.y() + 46 * e, at.size(), 1 - e, 0, true);
    }

    private static @Nullable Pose still(@Nullable Spot at, double alpha, double grown) {
        return at == null ? null : new Pose(at.x(), at.y(), at.size() * grown, Math.clamp(alpha, 0, 1), 0, false);
    }
}
