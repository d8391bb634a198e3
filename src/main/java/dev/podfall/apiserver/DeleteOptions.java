package dev.podfall.apiserver;

import org.jspecify.annotations.Nullable;

/**
 * How an object is to be deleted.
 *
 * @param gracePeriodSeconds seconds; null for the object's own
 * @param propagation what becomes of the objects it owns
 * @param uid delete only if it is still this object; null for any
 * @param dryRun answer, but write nothing
 */
public record DeleteOptions(
        @Nullable Long gracePeriodSeconds,
        Propagation propagation,
        @Nullable String uid,
        boolean dryRun) {

    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }

    public static final DeleteOptions DEFAULT = new DeleteOptions(null, Propagation.BACKGROUND, null, false);

    public static DeleteOptions grace(long seconds) {
        return new DeleteOptions(seconds, Propagation.BACKGROUND, null, false);
    }

    public DeleteOptions onlyUid(String onlyUid) {
        return new DeleteOptions(gracePeriodSeconds, propagation, onlyUid, dryRun);
    }
}
