package dev.podfall.play;

import dev.podfall.cluster.Frame;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course that things take or have taken: a session, the line it follows, and the acts in it that can be taken back.
 * While it is not shown nobody changes it.
 */
final class Course {
    /** So many acts can be taken back. */
    static final int MOST = 100;

    /** Of so many the world before them is kept; what was before older ones is run on to. */
    private static final int AT_HAND = 20;

    private final Line line;
    private final Session session;
    private final List<Deed> deeds;
    private @Nullable Course undone;
    private @Nullable Frame frame;
    private @Nullable List<Moment.Done> acts;
    private long number;
    private String name = "";

    private Course(Line line, Session session, List<Deed> deeds, @Nullable Course undone) {
        this.line = line;
        this.session = session;
        this.deeds = new ArrayList<>(deeds);
        this.undone = undone;
    }

    static Course of(Session session) {
        return of(session, List.of());
    }

    static Course of(Session session, List<Deed> deeds) {
        return new Course(Line.root(), session, deeds, null);
    }

    /** A course that has left this one after so many steps, and has gone on. */
    Course beside(int steps, Session later, List<Deed> itsDeeds) {
        return new Course(line.leaving(steps), later, itsDeeds, null);
    }

    /**
     * A course that leaves this one.
     *
     * @param steps how many it shares
     * @param from a session that is there
     */
    Course leave(int steps, Session from) {
        return leave(from.position(), steps, from, null);
    }

    /** The same with a session that has gone on. */
    Course with(Session later) {
        return new Course(line, later, deeds, undone);
    }

    private Course leave(Position where, int steps, Session from, @Nullable Course instead) {
        var before = deeds.stream()
                .filter(deed -> deed.position().commands() < where.commands())
                .toList();
        return new Course(line.leaving(steps), from, before, instead);
    }

    /** This course without its last act, from just before it; null if there is none. */
    @Nullable
    Course withoutLast() {
        if (deeds.isEmpty()) {
            return null;
        }
        var last = deeds.getLast();
        return leave(last.position(), last.steps(), last.again(session), this);
    }

    /**
     * The course that would come back if what was taken back were done again; null if nothing was taken back. It comes back
     * as it was, with what can be taken back in it, and what had been taken back before that.
     */
    @Nullable
    Course undone() {
        return undone;
    }

    void undone(Course back) {
        undone = back;
    }

    /** Whether the last act was done when there were so many steps, or later. */
    boolean endsAfter(int steps) {
        return !deeds.isEmpty() && deeds.getLast().steps() >= steps;
    }

    /** What was taken back cannot be done again any more; returns the course that has all of it. */
    @Nullable
    Course forgetUndone() {
        var all = allUndone();
        undone = null;
        return all;
    }

    /** The course that has all of what was taken back; null if nothing was. */
    @Nullable
    Course allUndone() {
        var last = undone;
        while (last != null && last.undone != null) {
            last = last.undone;
        }
        return last;
    }

    /** Whether the last act is this one, so that more of it is taken back with it. */
    boolean goesOn(Act act) {
        return !deeds.isEmpty() && deeds.getLast().act() == act;
    }

    void add(Deed deed) {
        deeds.add(deed);
        if (deeds.size() > MOST) {
            deeds.removeFirst();
        }
        acts = null;
        fade();
    }

    /** Of old acts, and of those whose steps were given up, the world before them is not kept: it would hold the steps. */
    void fade() {
        var journal = session.journal();
        for (int i = deeds.size() - 1; i >= 0 && deeds.get(i).before() != null; i--) {
            int steps = deeds.get(i).steps();
            if (i < deeds.size() - AT_HAND || steps > 0 && !journal.isAtHand(steps - 1)) {
                deeds.set(i, deeds.get(i).faded());
            }
        }
    }

    /** Of how many acts the world before them is kept. */
    int worldsBefore() {
        return (int) deeds.stream().filter(deed -> deed.before() != null).count();
    }

    /** What would be taken back. */
    @Nullable
    Phrase last() {
        return deeds.isEmpty() ? null : deeds.getLast().what();
    }

    /** What can be taken back, and where it was done. */
    List<Moment.Done> acts() {
        if (acts == null) {
            acts = deeds.stream()
                    .map(deed -> new Moment.Done(deed.steps(), deed.what()))
                    .toList();
        }
        return acts;
    }

    /** How many steps there were before the last act, -1 if nobody has done anything. */
    int lastSteps() {
        return deeds.isEmpty() ? -1 : deeds.getLast().steps();
    }

    /** How many steps this course and another one share. */
    int common(Course other) {
        return line.common(
                other.line,
                Math.min(session.journal().size(), other.session.journal().size()));
    }

    /** How many lines it comes from. */
    int depth() {
        return line.depth();
    }

    /** Whether it holds anything that another course does not. */
    boolean addsTo(Course other) {
        return session.journal().size() > common(other) || undone != null || !name.isEmpty();
    }

    /** Its newest end; only of a course that does not go on. */
    Frame end() {
        if (frame == null) {
            frame = session.frame();
        }
        return frame;
    }

    /** It goes on from now on. */
    void goOn() {
        frame = null;
    }

    Session session() {
        return session;
    }

    /** 0 as long as it was never kept as a branch. */
    long number() {
        return number;
    }

    void number(long newNumber) {
        number = newNumber;
    }

    String name() {
        return name;
    }

    void name(String newName) {
        name = newName;
    }
}
