package dev.podfall.explain.timeline;

import dev.podfall.api.meta.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

    /** The dot that a revision object had at that time; null if it was not there or is not known. */
    public @Nullable Dot dotOf(String hash, Instant at) {
        Dot out = null;
        for (var dot : dots) {
            if (dot.hash().equals(hash) && !dot.by().at().isAfter(at)) {
                out = dot.endAt(at) == null ? dot : null;
            }
        }
        return out;
    }

    /** What is known now of a dot that was read earlier; null if it is not one of this lane. */
    public @Nullable Dot now(@Nullable Dot known) {
        for (var dot : dots) {
            if (dot.isSame(known)) {
                return dot;
            }
        }
        return null;
    }

    /**
     * A revision object that got another number.
     *
     * @param origin where it was before
     * @param dot where it is since
     */
    public record Move(Dot origin, Dot dot) {}

    /** All of them, in order; one pass over the dots. */
    public List<Move> moves() {
        var newest = new TreeMap<String, Dot>();
        var out = new ArrayList<Move>();
        for (var dot : dots) {
            var before = newest.put(dot.name(), dot);
            if (before != null && dot.renumbered()) {
                out.add(new Move(before, dot));
            }
        }
        return out;
    }

    /** The dot that the object of a renumbered one had before; null if there is none. */
    public @Nullable Dot origin(Dot renumbered) {
        for (var move : moves()) {
            if (move.dot().isSame(renumbered)) {
                return move.origin();
            }
        }
        return null;
    }

    /** Whether the DaemonSet is gone at that time. */
    public boolean isGone(Instant at) {
        return gone != null && !gone.isAfter(at);
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
