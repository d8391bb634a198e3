package dev.podfall.explain.timeline;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.explain.Revisions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision got its number.
 *
 * @param revision the object right after that
 * @param was the number that the same object had before; 0 if it is new
 * @param by the controller's step that gave the number
 * @param because the step that changed the template before; null if none is known
 * @param end how it lost the number; null if it has it still
 */
public record Dot(
        ControllerRevision revision,
        long was,
        Act by,
        @Nullable Act because,
        @Nullable End end) {

    /** Why a number stands for nothing any more. */
    public enum Why {
        /** The same object got a new number. */
        RENUMBERED,
        /** It was beyond spec.revisionHistoryLimit. */
        HISTORY_LIMIT,
        /** Another revision held the same template. */
        DUPLICATE,
        /** Its DaemonSet was gone, or its namespace. */
        OWNER_GONE,
        /** It is no longer its DaemonSet's: it lost its owner. */
        RELEASED,
        /** Somebody deleted it. */
        DELETED
    }

    /**
     * How a number came to its end.
     *
     * @param by the step
     * @param number the object's new number, or the limit that it was beyond; 0 if there is none
     */
    public record End(Act by, Why why, long number) {}

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

    /** Whether it tells of the same event, whatever has become of it since. */
    public boolean isSame(@Nullable Dot other) {
        return other != null && by.step() == other.by.step() && name().equals(other.name());
    }

    /** Its end, if that had come at that time. */
    public @Nullable End endAt(Instant at) {
        return end == null || end.by().at().isAfter(at) ? null : end;
    }

    /** The same of what it is called now. */
    Dot with(ControllerRevision now) {
        return new Dot(now, was, by, because, end);
    }

    Dot ended(End how) {
        return new Dot(revision, was, by, because, how);
    }
}
