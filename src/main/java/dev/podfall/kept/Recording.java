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
     * @param before where the session was just before it
     * @param stepsBefore how many steps there were then
     * @param commands how many requests there were when it was over
     * @param steps how many steps there were
     * @param after where it left the session
     */
    private record Done(Act act, Position before, int stepsBefore, int commands, int steps, Position after) {}

    private record Begun(Position position, boolean due, int steps) {}

    /**
     * An act that was done, for somebody who wants to be where it was not.
     *
     * @param before where the session was just before it
     * @param steps how many there were then
     */
    public record Past(Act act, Position before, int steps) {}

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

    /** Of a fork of the session, which was given the same. */
    public Recording ofFork(Session fork) {
        catchUp();
        var out = new Recording(fork);
        out.done.addAll(done);
        return out;
    }

    /** The acts that changed something, but what the session began with. */
    public List<Past> past() {
        catchUp();
        var entries = session.scenario().entries();
        return done.stream()
                .filter(each ->
                        each.before().timersRun() > 0 || each.before().at().isAfter(start()))
                .filter(each -> entries.subList(each.before().commands(), each.commands()).stream()
                        .anyMatch(entry -> !entry.command().dryRun()))
                .map(each -> new Past(each.act(), each.before(), each.stepsBefore()))
                .toList();
    }

    /** The session that is written down. */
    public Session session() {
        return session;
    }

    /** Of how many acts it knows without having to look. */
    public int told() {
        return done.size();
    }

    /** How many acts there are. */
    public int size() {
        catchUp();
        return done.size();
    }

    /** How many acts this has at its beginning that the other has there, too. */
    public int shares(Recording other) {
        catchUp();
        other.catchUp();
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
        begun = new Begun(session.position(), session.due(), session.journal().size());
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
        var from = begun;
        if (from == null) {
            throw new IllegalStateException("an act ends that has not begun");
        }
        begun = null;
        var position = session.position();
        done.add(new Done(
                act,
                from.position(),
                from.steps(),
                position.commands(),
                session.journal().size(),
                position));
    }

    /**
     * Acts that became one.
     *
     * @param first how many acts were before them
     * @param count how many they were
     * @param act what they are now
     */
    public record Named(int first, int count, Act act) {}

    /** Calls what was done after a line that leads to exactly that; null, and nothing is other, if it does not. */
    public @Nullable Named named(TypedLine typed) {
        catchUp();
        int first = 0;
        while (first < done.size()
                && done.get(first).before().commands() < typed.from().commands()) {
            first++;
        }
        int end = first;
        while (end < done.size() && done.get(end).commands() <= typed.after().commands()) {
            end++;
        }
        if (first == end || !done.get(first).before().equals(typed.from())) {
            return null;
        }
        var begin = done.get(first);
        var last = done.get(end - 1);
        var entries = session.scenario().entries().subList(typed.from().commands(), last.commands());
        if (!last.after().equals(typed.after()) || last.steps() != typed.steps() || !entries.equals(typed.entries())) {
            return null;
        }
        var act = new Act(begin.act().place(), typed.line());
        var whole = new Done(act, begin.before(), begin.stepsBefore(), last.commands(), last.steps(), last.after());
        var were = done.subList(first, end);
        int count = were.size();
        were.clear();
        done.add(first, whole);
        return new Named(first, count, act);
    }

    /** Requests that nobody has told of are an act, together with those that followed at once. */
    public void catchUp() {
        int known = done.isEmpty() ? 0 : done.getLast().commands();
        if (session.position().commands() == known) {
            return;
        }
        var entries = session.scenario().entries();
        var journal = session.journal();
        var deeds = new ArrayList<Deed>();
        var place = place(entries.get(known));
        int first = known;
        for (int i = known; i < entries.size(); i++) {
            var step = journal.commanded(i);
            var here = step.after();
            deeds.add(new Deed.Request(entries.get(i).command()));
            boolean last = i + 1 == entries.size();
            var next = last ? null : entries.get(i + 1);
            boolean goesOn = next != null
                    && next.position().timersRun() == here.timersRun()
                    && next.position().at().equals(here.at());
            if (!goesOn) {
                done.add(new Done(
                        new Act(place, "", deeds, ""),
                        entries.get(first).position(),
                        journal.commanded(first).step() - 1,
                        i + 1,
                        step.step(),
                        here));
                deeds.clear();
                first = i + 1;
                place = next == null ? place : place(next);
            }
        }
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
        return line(List.of());
    }

    /** The same if the first acts are known with their digests already. */
    public SessionFile.Line line(List<Act> known) {
        catchUp();
        var acts = new ArrayList<Act>(done.size());
        acts.addAll(known);
        int seen = known.isEmpty() ? 0 : done.get(known.size() - 1).steps();
        var journal = session.journal();
        for (var each : done.subList(known.size(), done.size())) {
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
