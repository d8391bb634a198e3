package dev.podfall.explain.timeline;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.explain.Revisions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision got its number.
 *
 * @param revision the object right after that
 * @param was the number that the same object had before; 0 if it is new
 * @param by the controller's step that gave the number
 * @param because the step that changed the template before; null if none is known
 */
public record Dot(
        ControllerRevision revision,
        long was,
        Act by,
        @Nullable Act because) {

    public long number() {
        return revision.revision();
    }

    public String name() {
        return revision.name();
    }

    public String hash() {
        return revision.hash();
    }

    public String changeCause() {
        return Revisions.changeCause(revision);
    }

    public List<String> images() {
        return Revisions.images(revision);
    }

    /** Whether this is an old object that came back under a new number. */
    public boolean renumbered() {
        return was != 0;
    }
}
