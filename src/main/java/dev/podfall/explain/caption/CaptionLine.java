package dev.podfall.explain.caption;

import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said at a place in history: what could be seen last, and what has been written down since.
 *
 * @param seen null if nothing could be seen for long
 * @param bookkeeping of the step at this place; null if that is what could be seen, or nobody needs to know
 */
public record CaptionLine(@Nullable Caption seen, @Nullable Caption bookkeeping) {
    public static final CaptionLine NONE = new CaptionLine(null, null);

    /** So many steps are gone back for something that can be seen, and for what it is told together with. */
    private static final int BACK = 512;
    /** What happens so shortly after one another is seen as one thing. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    /**
     * @param shown how many steps of the journal have happened at this place
     * @param together whether the same that happened to several objects just before is told with it, as for somebody who
     *     watches time pass; else the step alone
     */
    public static CaptionLine at(Journal journal, int shown, boolean together) {
        if (shown == 0) {
            return NONE;
        }
        long number = seen(journal, shown);
        if (number == 0) {
            return new CaptionLine(null, Captions.of(journal, shown));
        }
        var caption =
                together ? Captions.of(journal, List.copyOf(burst(journal, number))) : Captions.of(journal, number);
        return new CaptionLine(caption, number == shown ? null : Captions.of(journal, shown));
    }

    /**
     * What is said when nothing more happens: what came of what somebody did last.
     *
     * @param since how many steps there were before that
     * @param shown how many steps of the journal have happened
     */
    public static CaptionLine atRest(Journal journal, int since, int shown) {
        var outcome = shown > since ? Captions.outcome(journal, since, shown) : null;
        if (outcome != null) {
            return new CaptionLine(outcome, null);
        }
        // What somebody did is told though nothing on the map is other than before: an annotation, say.
        return journal.subList(Math.min(since, shown), shown).stream()
                .filter(Step::byUser)
                .reduce((earlier, later) -> later)
                .map(act -> new CaptionLine(Captions.of(journal, act.number()), null))
                .orElseGet(() -> at(journal, shown, true));
    }

    /** The last step up to this one that can be seen; 0 if none can for long. */
    private static long seen(Journal journal, long from) {
        for (long number = from; number > 0 && number > from - BACK; number--) {
            if (Captions.isSeen(journal.number(number))) {
                return number;
            }
        }
        return 0;
    }

    /** The step, after those before it of which the same is told. */
    private static Deque<Step> burst(Journal journal, long last) {
        var out = new ArrayDeque<Step>();
        var step = journal.number(last);
        var happening = Captions.happening(step);
        var since = step.at().minus(TOGETHER);
        out.add(step);
        for (long number = last - 1; number > 0 && number > last - BACK; number--) {
            var before = journal.number(number);
            if (before.at().isBefore(since)) {
                break;
            }
            if (Captions.isSeen(before)) {
                if (Captions.happening(before) != happening) {
                    break;
                }
                out.addFirst(before);
            }
        }
        return out;
    }
}
