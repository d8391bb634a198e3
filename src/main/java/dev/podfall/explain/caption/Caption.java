package dev.podfall.explain.caption;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import java.util.List;

/**
 * Who did what to whom, because of what.
 *
 * @param first the number of the step, or of the first of several that are told together
 * @param last the number of the last of them
 * @param cause the step that led to the first one; 0 if none did
 * @param actor as {@link dev.podfall.cluster.Step#actor} names it: {@code user}, {@code default-scheduler},
 *     {@code kubelet/worker-1}; of the first of several
 * @param happenings what happened, what tells most first; never empty
 * @param about what {@link #happening} happened to, each once, in order
 * @param sentence to be said
 */
public record Caption(
        long first,
        long last,
        long cause,
        String actor,
        List<Happening> happenings,
        List<About> about,
        Phrase sentence) {

    /**
     * An object that something happened to.
     *
     * @param node where it is, for a pod, and for a node itself; empty if nowhere
     */
    public record About(Kind kind, ObjectKey key, String node) {}

    public Caption {
        happenings = List.copyOf(happenings);
        about = List.copyOf(about);
    }

    /** What tells most of what happened. */
    public Happening happening() {
        return happenings.getFirst();
    }

    /** Whether the map looks different afterwards; else it is bookkeeping only. */
    public boolean isSeen() {
        return happening().isSeen();
    }
}
