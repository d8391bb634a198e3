package dev.podfall.play;

import dev.podfall.cluster.Command;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The course that is shown, where one looks at it, and the branches: the courses that were left behind. One thread's.
 *
 * <p>Nothing that somebody did is lost: who acts in the past leaves the future as a branch, who acts after taking something
 * back leaves what was taken back as one. Only {@link #delete} and {@link #open} forget.
 *
 * <p>Taking back belongs to the course that is shown, wherever one looks at it: it goes to just before the last act that
 * is in this course, as a course of its own that nothing comes after. A course that leaves another one can take back what
 * was done before it left. An act in the past is taken back to the place where it was done; the old future stays a
 * branch. What was taken back stays with the course that it was taken back in: a branch that is taken up again brings its
 * own.
 */
final class Courses {
    private final List<Course> branches = new ArrayList<>();
    private Course course;
    private long sessions;
    private long opened;
    private long numbers;
    private long ceiling = Long.MAX_VALUE;
    private int shown;
    private Instant at;

    /** Whether what is not shown yet is only about to be: nobody has gone back. */
    private boolean present = true;

    Courses(Session session) {
        this.course = Course.of(session);
        this.at = session.now();
        open(new Opening(session, List.of(), Opening.Name.NONE));
    }

    /** Another session, and nothing is kept of the last one. */
    void open(Opening opening) {
        branches.clear();
        branches.addAll(opening.branches());
        numbers = opening.numbers();
        branches.stream().filter(branch -> branch.number() == 0).forEach(branch -> branch.number(++numbers));
        turnTo(opening.shown());
        opened = sessions;
    }

    /** @param bytes what all steps may take that are kept of all courses */
    void keepHistoryWithin(long bytes) {
        ceiling = bytes;
        share();
    }

    /**
     * One half is for the course that is shown, the other for what the branches and what was taken back have beside it. What
     * these share with each other counts for each of them, so that it is rather too little that is kept.
     */
    private void share() {
        var others = new ArrayList<>(branches);
        for (var undone = course.undone(); undone != null; undone = undone.undone()) {
            others.add(undone);
        }
        course.session().keepHistoryWithin(others.isEmpty() ? ceiling : ceiling / 2);
        var session = course.session();
        others.forEach(other -> other.session().keepHistoryWithin(ceiling / 2 / others.size(), session));
    }

    /**
     * Acts on the session as it is shown; in the past, on a course that leaves there, unless nothing comes of it: then
     * everything stays as it is.
     */
    <T extends @Nullable Object> T act(Act act, Function<Session, T> doing) {
        boolean past = !present();
        var mine = past ? course.leave(shown, here()) : course;
        var session = mine.session();
        var before = session.failure() == null && !mine.goesOn(act) ? session.fork() : null;
        var from = session.position();
        try {
            return doing.apply(session);
        } finally {
            var done = done(session, from);
            boolean moved = session.position().timersRun() != from.timersRun();
            if (past && (moved || !done.isEmpty())) {
                keep(course);
                turnTo(mine);
            }
            if (!done.isEmpty()) {
                if (before != null) {
                    mine.add(Deed.of(act, done, before));
                }
                keepUndone();
            }
            if (mine == course) {
                showEnd();
            }
        }
    }

    /** Leaves the past: this is the newest end from now on, and the old future a branch. */
    void goOnFromHere() {
        if (!present()) {
            var left = course;
            var next = left.leave(shown, here());
            keep(left);
            turnTo(next);
        }
    }

    /** A session of its own that is as it is shown. */
    private Session here() {
        return at(course.session(), shown, at);
    }

    /** Where one looks, for somebody on another thread. */
    Look look() {
        return new Look(course.session().fork(), shown, at);
    }

    /**
     * A place in a session's past, or its newest end.
     *
     * @param whole a session of whoever asks
     */
    record Look(Session whole, int steps, Instant at) {
        Session session() {
            return Courses.at(whole, steps, at);
        }
    }

    /** A session of its own that is where one looks. */
    static Session at(Session session, int steps, Instant time) {
        if (steps == session.journal().size() && !time.isBefore(session.now())) {
            return session.fork();
        }
        if (steps == 0) {
            return new Session(session.options());
        }
        var out = session.forkAt(session.journal().get(steps - 1).position());
        if (time.isAfter(out.now())) {
            out.runUntil(time);
        }
        return out;
    }

    /** How many steps there were before the last act; without one, what the session began with. */
    int beforeLast() {
        int last = course.lastSteps();
        var journal = session().journal();
        int steps = Math.max(1, last);
        while (last < 0 && steps < journal.size() && journal.get(steps).byUser()) {
            steps++;
        }
        return steps;
    }

    /** Takes the last act back; nothing if there is none. */
    void undo() {
        var next = course.withoutLast();
        if (next != null) {
            turnTo(next);
        }
    }

    /** Does again what was taken back last, exactly as it was; nothing if nothing was. */
    void redo() {
        var next = course.undone();
        if (next != null) {
            turnTo(next);
        }
    }

    /** Somebody goes another way. */
    private void keepUndone() {
        var undone = course.forgetUndone();
        if (undone != null) {
            keep(undone);
            share();
        }
    }

    /** The present course is kept instead, if there is anything in it that the branch does not have. */
    void takeUp(long number) {
        var branch = branch(number);
        if (branch != null) {
            branches.remove(branch);
            if (course.addsTo(branch)) {
                keep(course);
            }
            turnTo(branch);
        }
    }

    void rename(long number, String name) {
        var branch = branch(number);
        if (branch != null) {
            branch.name(name.strip());
        }
    }

    void delete(long number) {
        var branch = branch(number);
        if (branch != null) {
            branches.remove(branch);
            share();
        }
    }

    /**
     * Keeps a course that somebody has tried out.
     *
     * @param act what was done in it
     * @param before as it was before that
     * @param session where it has come to
     * @return its number; 0 if nothing was done
     */
    long keep(Course from, Act act, String name, Session before, Session session) {
        var done = done(session, before.position());
        if (done.isEmpty()) {
            return 0;
        }
        var tried = from.leave(before.journal().size(), before).with(session);
        tried.add(Deed.of(act, done, before));
        tried.name(name.strip());
        keep(tried);
        share();
        return tried.number();
    }

    /** What was done since a place and could change anything. */
    private static List<Command> done(Session session, Position since) {
        return session.done(since.commands()).stream()
                .filter(command -> !command.dryRun())
                .toList();
    }

    private @Nullable Course branch(long number) {
        return branches.stream()
                .filter(branch -> branch.number() == number)
                .findFirst()
                .orElse(null);
    }

    private void keep(Course left) {
        if (left.number() == 0) {
            left.number(++numbers);
        }
        branches.add(left);
    }

    private void turnTo(Course next) {
        next.goOn();
        course = next;
        sessions++;
        share();
        showEnd();
    }

    void show(int steps) {
        shown = Math.min(steps, session().journal().size());
        if (live()) {
            showEnd();
        } else {
            present = false;
            at = session().journal().get(shown - 1).at();
        }
    }

    void show(Instant time) {
        if (!time.isBefore(session().now())) {
            showEnd();
        } else {
            show(Math.max(1, session().journal().countUntil(time)));
            present = false;
            at = time;
        }
    }

    void showEnd() {
        course.fade();
        shown = session().journal().size();
        at = session().now();
        present = true;
    }

    /** The step after those that are shown, null if they all are. */
    @Nullable
    Step next() {
        return live() ? null : session().journal().get(shown);
    }

    /** Shows the step after those that are shown. */
    void showNext() {
        at = session().journal().get(shown).at();
        shown++;
        present |= live() && !at.isBefore(session().now());
    }

    /** Shows no more than so many steps for now; nobody has gone back, what comes after them is about to be shown. */
    void showOnly(int steps) {
        shown = steps;
        at = session().journal().get(steps - 1).at();
    }

    /** Nothing happens for so long, of virtual time. */
    void later(long nanos) {
        at = at.plusNanos(nanos);
    }

    /** Shows as much later as time has passed, in what has happened. */
    void showLater(long nanos) {
        later(nanos);
        shown = Math.max(shown, session().journal().countUntil(at));
        if (!at.isBefore(session().now())) {
            showEnd();
        }
    }

    /** Whether what is done is done at the newest end, which is shown, or is about to be. */
    boolean present() {
        return present;
    }

    /** Whether the newest end is shown. */
    boolean live() {
        return shown == session().journal().size();
    }

    int shown() {
        return shown;
    }

    Instant at() {
        return at;
    }

    Course course() {
        return course;
    }

    Session session() {
        return course.session();
    }

    /** Another one for every session that was shown. */
    long number() {
        return sessions;
    }

    Standing standing() {
        var others = new ArrayList<Standing.Way>();
        addUndone(course, others);
        for (var branch : branches) {
            others.add(way(branch, false));
            addUndone(branch, others);
        }
        return new Standing(opened, way(course, false), others);
    }

    private static void addUndone(Course in, List<Standing.Way> to) {
        var all = in.allUndone();
        if (all != null) {
            to.add(way(all, true));
        }
    }

    private static Standing.Way way(Course of, boolean undone) {
        return new Standing.Way(of.number(), of.name(), undone, of.session());
    }

    Moment moment(boolean playing, Pace pace, Moment.Waiting waiting) {
        var undone = course.undone();
        return new Moment(
                sessions,
                session().frame(),
                shown,
                at,
                present(),
                playing,
                pace,
                waiting,
                branches.stream().map(this::shown).toList(),
                course.acts(),
                course.last(),
                undone == null ? null : undone.last());
    }

    private Moment.Branch shown(Course branch) {
        return new Moment.Branch(branch.number(), branch.name(), branch.common(course), branch.end());
    }
}
