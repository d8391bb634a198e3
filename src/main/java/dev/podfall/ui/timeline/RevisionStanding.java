package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Dot;
import dev.podfall.language.Phrase;

/** What stands where the button would be that goes back to a revision: why there is none. */
final class RevisionStanding {
    private RevisionStanding() {}

    static Phrase of(RevisionDetail detail) {
        var end = detail.end();
        return switch (detail.standing()) {
            case OFFERED -> Phrase.NONE;
            case PRESENT -> Phrase.of(detail.rollBackTo() > 0 ? "revision.present" : "revision.nothing-to-do");
            case NO_DAEMON_SET -> Phrase.of("revision.gone.daemon-set");
            case AHEAD -> Phrase.of("revision.ahead");
            case GONE -> end == null ? Phrase.NONE : gone(end);
        };
    }

    /** Why a number stands for nothing any more. */
    static Phrase gone(Dot.End end) {
        return switch (end.why()) {
            case RENUMBERED -> Phrase.of("revision.gone.renumbered", Long.toString(end.number()));
            case HISTORY_LIMIT -> Phrase.of("revision.gone.limit", end.number());
            case DUPLICATE -> Phrase.of("revision.gone.duplicate");
            case OWNER_GONE -> Phrase.of("revision.gone.owner");
            case RELEASED -> Phrase.of("revision.gone.released");
            case DELETED -> Phrase.of("revision.gone.deleted", end.by().actor());
        };
    }
}
