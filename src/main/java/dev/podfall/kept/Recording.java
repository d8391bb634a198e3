package dev.podfall.kept;

import dev.podfall.cluster.Position;
import dev.podfall.cluster.Scenario;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a session is given. It sees every request by itself; who knows more of an act, as the line of the
 * console that somebody typed, tells it. On the thread that owns the session.
 */
public final class Recording {
    private final Session session;
    private final List<Done> done = new ArrayList<>();
    private @Nullable Begun begun;

    /**
     * An act that was done.
     *
     * @param commands how many requests there were when it was over
     * @param steps how many steps there were
     * @param after where it left the session
     */
    private record Done(Act act, int commands, int steps, Position after) {}

    private record Begun(Position position, boolean due) {}

    /** @param session may have been given something already: that is written down when it is asked for */
    public Recording(Session session) {
        this.session = session;
    }

    /** All that the session has been given so far, as requests. */
    public static SessionFile of(Session session) {
        return new Recording(session).file();
    }

    /**
     * Of another session that has gone the same way for a while: the acts that both were given whole are the same in both
     * recordings.
     */
    public Recording ofSibling(Session other) {
        catchUp();
        int same = session.scenario().common(other.scenario());
        var out = new Recording(other);
        for (var each : done) {
            boolean isOver = other.position().timersRun() >= each.after().timersRun()
                    && other.journal().size() >= each.steps();
            if (each.commands() > same || !isOver) {
                break;
            }
            out.done.add(each);
        }
        return out;
    }

    /** How many acts this has at its beginning that the other has there, too. */
    public int shares(Recording other) {
        int shared = 0;
        while (shared < Math.min(done.size(), other.done.size())
                && done.get(shared).equals(other.done.get(shared))) {
            shared++;
        }
        return shared;
    }

    /** What follows, until {@link #end}, is one act. What was before is one or several of its own. */
    public void begin() {
        catchUp();
        begun = new Begun(session.position(), session.due());
    }

    /** What has been done since {@link #begin} was this. */
    public void end(Deed deed) {
        var from = begun;
        if (from == null) {
            throw new IllegalStateException("an act ends that has not begun");
        }
        end(new Act(place(from.position(), from.due()), deed));
    }

    /** The same for an act that was done where it says. */
    void end(Act act) {
        begun = null;
        var position = session.position();
        done.add(new Done(act, position.commands(), session.journal().size(), position));
    }

    /** Requests that nobody has told of are an act, together with those that followed at once. */
    public void catchUp() {
        int known = done.isEmpty() ? 0 : done.getLast().commands();
        if (session.position().commands() == known) {
            return;
        }
        var entries = session.scenario().entries();
        var steps = steps(known, entries.size());
        var deeds = new ArrayList<Deed>();
        var place = place(entries.get(known));
        for (int i = known; i < entries.size(); i++) {
            var here = session.journal().get(steps[i - known] - 1);
            deeds.add(new Deed.Request(entries.get(i).command()));
            boolean last = i + 1 == entries.size();
            var next = last ? null : entries.get(i + 1);
            boolean goesOn = next != null
                    && next.position().timersRun() == here.position().timersRun()
                    && next.position().at().equals(here.at());
            if (!goesOn) {
                done.add(new Done(
                        new Act(place, "", deeds, ""),
                        i + 1,
                        steps[i - known],
                        new Position(here.position().timersRun(), i + 1, here.at())));
                deeds.clear();
                place = next == null ? place : place(next);
            }
        }
    }

    /** The numbers of the steps in which these commands were given. */
    private int[] steps(int from, int to) {
        var out = new int[to - from];
        var journal = session.journal();
        int begin = done.isEmpty() ? 0 : done.getLast().steps();
        for (int i = begin; i < journal.size(); i++) {
            var step = journal.get(i);
            int command = step.position().commands() - 1;
            if (step.byUser() && command >= from) {
                out[command - from] = i + 1;
            }
        }
        return out;
    }

    private Place place(Scenario.Entry entry) {
        return place(entry.position(), entry.due());
    }

    private Place place(Position position, boolean due) {
        long timersBefore = done.isEmpty() ? 0 : done.getLast().after().timersRun();
        var clock = done.isEmpty() ? start() : done.getLast().after().at();
        long timers = position.timersRun() - timersBefore;
        boolean there = position.at().equals(clock);
        return new Place(elapsed(position.at()), (there ? timers > 0 : due) ? (Long) timers : null);
    }

    private Instant start() {
        return session.options().start();
    }

    private Duration elapsed(Instant time) {
        return Duration.between(start(), time);
    }

    /** What has been done after the first {@code from} acts, without digests: cheap, whatever has happened. */
    public List<Act> acts(int from) {
        catchUp();
        return done.subList(Math.min(from, done.size()), done.size()).stream()
                .map(Done::act)
                .toList();
    }

    /** Where the session stands. */
    public Place place() {
        return place(session.position(), session.due());
    }

    public SessionOptions options() {
        return session.options();
    }

    /** All that was done so far, each act with the digest of what it led to, and where the session stands. */
    public SessionFile.Line line() {
        catchUp();
        var acts = new ArrayList<Act>(done.size());
        int seen = 0;
        var journal = session.journal();
        for (var each : done) {
            acts.add(each.act().withDigest(ContentDigest.of(journal.subList(seen, each.steps()))));
            seen = each.steps();
        }
        return new SessionFile.Line(
                acts, new SessionFile.End(place(), ContentDigest.of(journal.subList(seen, journal.size()))));
    }

    /** All that was done so far without digests: cheap, whatever has happened. */
    public SessionFile.Line undigested() {
        return new SessionFile.Line(acts(0), new SessionFile.End(place(), ""));
    }

    /** The session with nothing beside it. */
    public SessionFile file() {
        return SessionFile.of(session.options(), line());
    }
}
