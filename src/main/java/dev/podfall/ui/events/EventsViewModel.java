package dev.podfall.ui.events;

import dev.podfall.cluster.Frame;
import dev.podfall.explain.Longs;
import dev.podfall.explain.StepTrail;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a journal as it grows that a filter lets through. Each step is read once while it is fresh, and what a
 * fork has in common with the session before is not read again. Another filter, or a session that was not looked at before,
 * goes through the whole journal; as that may take long if old steps have to come back, an answer may be made of what was
 * read so far, and asking again goes on. Not safe for several threads; what it gives out is.
 */
public final class EventsViewModel {
    /** So many lines on both sides of the playhead are ready to be shown. */
    private static final int NEAR = 100;

    private final Supplier<BooleanSupplier> patience;
    private final StepTrail trail = new StepTrail();
    /** After each {@link StepTrail#STRIDE} steps how many lines and warnings there were. */
    private Longs tallies = Longs.EMPTY;

    private @Nullable EventLines shown;
    private EventFilter filter = EventFilter.ALL_EVENTS;
    private Wording words = Wording.ENGLISH;

    /** How many steps were read at all, and how many of them for the filter. */
    private int read;

    private int filtered;
    private int total;
    private int warnings;

    /** Reads to the end, however long that takes. */
    public EventsViewModel() {
        this(() -> () -> true);
    }

    /** @param patience for each answer, what is asked after each step whether to read on */
    EventsViewModel(Supplier<BooleanSupplier> patience) {
        this.patience = patience;
    }

    /**
     * What is asked.
     *
     * @param words the language in which the filter's text is looked for
     */
    public record Question(Moment moment, EventFilter filter, Wording words) {}

    /**
     * What is shown.
     *
     * @param now how many of the lines are not in the future
     * @param future the number of the last step that is not
     * @param total how many lines there are without the filter
     * @param whole whether all was read: else asking again finds more
     */
    public record Answer(EventLines lines, int now, long future, int total, int warnings, boolean whole) {}

    public Answer answer(Question question) {
        var moment = question.moment();
        var frame = moment.frame();
        var lines = begin(question);
        var time = patience.get();
        boolean patient = true;
        // At least one step each time.
        while (filtered < frame.journal().size() && patient) {
            lines = readOne(frame, lines);
            patient = time.getAsBoolean();
        }
        shown = lines;
        int now = lines.countUntil(moment.shown());
        lines.prepare(now - NEAR, now + NEAR);
        return new Answer(
                lines,
                now,
                moment.shown(),
                total,
                warnings,
                filtered == frame.journal().size());
    }

    /** What is still right of what was found so far. */
    private EventLines begin(Question question) {
        var frame = question.moment().frame();
        int kept = trail.keep(question.moment().session(), frame.journal());
        if (kept < read) {
            // Another session, that has only the beginning in common with this one.
            read = kept;
            tallies = tallies.first(kept / StepTrail.STRIDE);
            long tally = tallies.isEmpty() ? 0 : tallies.getLast();
            total = (int) (tally >>> Integer.SIZE);
            warnings = (int) tally;
        }
        filtered = Math.min(filtered, kept);
        boolean readsOtherwise =
                !question.words().equals(words) && !question.filter().text().isEmpty();
        words = question.words();
        if (shown == null || readsOtherwise || !question.filter().equals(filter)) {
            filter = question.filter();
            filtered = 0;
            return EventLines.none(frame);
        }
        return shown.until(filtered).in(frame);
    }

    private EventLines readOne(Frame frame, EventLines before) {
        var found = before;
        var lines = LineReader.of(frame.journal().get(filtered), frame.start());
        for (int within = 0; within < lines.size(); within++) {
            if (filter.lets(lines.get(within), words)) {
                found = found.plus(lines.get(within), within);
            }
        }
        if (filtered == read) {
            tally(lines);
        }
        filtered++;
        return found;
    }

    private void tally(List<EventLine> lines) {
        total += lines.size();
        for (var line : lines) {
            warnings += line.warning() ? 1 : 0;
        }
        read++;
        trail.add();
        if (read % StepTrail.STRIDE == 0) {
            tallies = tallies.plus((long) total << Integer.SIZE | warnings);
        }
    }
}
