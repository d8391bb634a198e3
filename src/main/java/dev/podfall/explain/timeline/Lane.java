package dev.podfall.explain.timeline;

import dev.podfall.api.meta.ObjectKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet's history.
 *
 * @param uid tells it from another one of the same name
 * @param gone when it was deleted; null if it is there
 * @param dots in the order in which they came
 * @param bands for each template how many pods of it were bound to nodes, in the order in which the templates came
 */
public record Lane(
        ObjectKey daemonSet,
        String uid,
        Instant since,
        @Nullable Instant gone,
        List<Dot> dots,
        List<Band> bands) {

    /** The pods of one template. */
    public record Band(String hash, Series pods) {}

    public Lane {
        dots = List.copyOf(dots);
        bands = List.copyOf(bands);
    }

    /** The dot that a revision object had last at that time; null if it had none or is not known. */
    public @Nullable Dot dotOf(String hash, Instant at) {
        Dot out = null;
        for (var dot : dots) {
            if (dot.hash().equals(hash) && !dot.by().at().isAfter(at)) {
                out = dot;
            }
        }
        return out;
    }

    /** The dot of the newest revision at that time; null before the first. */
    public @Nullable Dot currentAt(Instant at) {
        Dot out = null;
        for (var dot : dots) {
            if (!dot.by().at().isAfter(at)) {
                out = dot;
            }
        }
        return out;
    }
}
