package dev.podfall.ui.timeline;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.meta.ObjectKey;

/**
 * The line that writes a change-cause. A revision takes the DaemonSet's annotations over when it is made, and never again:
 * not when they change, and not when it gets a new number (daemon/update.go {@code snapshot}, {@code constructHistory}).
 * So a revision that is there is annotated itself, and the DaemonSet before its template changes.
 */
final class ChangeCauseCommand {
    /** Whose cause it is. */
    enum Of {
        /** The revision that is looked at. */
        THIS,
        /** The one that the next new template makes. */
        NEXT
    }

    private ChangeCauseCommand() {}

    /** Whether there is anything to annotate. */
    static boolean isPossible(RevisionDetail detail) {
        return switch (detail.standing()) {
            case OFFERED, PRESENT -> true;
            case GONE, NO_DAEMON_SET, AHEAD -> false;
        };
    }

    /** @param text what it says; blank takes the annotation away */
    static String line(Of of, ObjectKey daemonSet, ObjectKey revision, String text) {
        var object = switch (of) {
            case THIS -> "controllerrevision/" + revision.name();
            case NEXT -> "daemonset/" + daemonSet.name();
        };
        var what = text.isBlank()
                ? ControllerRevision.CHANGE_CAUSE + "-"
                : ControllerRevision.CHANGE_CAUSE + "=" + quoted(text.strip()) + " --overwrite";
        return "kubectl annotate %s -n %s %s".formatted(object, daemonSet.namespace(), what);
    }

    /** As the console takes it, and a shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\"'\"'") + "'";
    }
}
