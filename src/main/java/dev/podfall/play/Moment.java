package dev.podfall.play;

import dev.podfall.cluster.Frame;
import dev.podfall.cluster.Pending;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Step;
import dev.podfall.controller.tainteviction.ScheduledEviction;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on the screen: a place in a session's history, or its newest end.
 *
 * @param session counts the sessions that have been on the screen; another number means another world
 * @param frame the newest frame of the session
 * @param shown how many of its steps are shown; all of them at the end
 * @param at the virtual time that is shown
 * @param present whether what is done now is done at the newest end, where time goes on: it is shown, or the steps that are
 *     not yet are about to be
 * @param waiting what time stands still for, or hurries to
 * @param branches other courses that things have taken, the one first that was kept first
 * @param acts what can be taken back in the session that is shown, the first first; what was done before is not named any more
 * @param undo the act that can be taken back, null if there is none
 * @param redo the act that was taken back last and can be done again, null if there is none
 */
public record Moment(
        long session,
        Frame frame,
        int shown,
        Instant at,
        boolean present,
        boolean playing,
        Pace pace,
        Waiting waiting,
        List<Branch> branches,
        List<Done> acts,
        @Nullable Phrase undo,
        @Nullable Phrase redo) {

    /** A moment of a session in which nothing can be taken back. */
    public Moment(long session, Frame frame, int shown, Instant at, boolean playing, Pace pace, List<Branch> branches) {
        this(
                session,
                frame,
                shown,
                at,
                shown == frame.journal().size(),
                playing,
                pace,
                Waiting.FOR_NOTHING,
                branches,
                List.of(),
                null,
                null);
    }

    /**
     * An act.
     *
     * @param after how many steps there were before it
     * @param what as somebody typed it, if somebody did
     */
    public record Done(int after, Phrase what) {}

    /**
     * Why the clock does not run as the wall's.
     *
     * @param rest whether it stands still: nothing more happens until somebody acts
     * @param next what it hurries to, if that can be named
     * @param stop why it was stopped, if nobody did that
     */
    public record Waiting(
            boolean rest, @Nullable Pending next, @Nullable Stop stop) {
        public static final Waiting FOR_NOTHING = new Waiting(false, null);

        public Waiting(boolean rest, @Nullable Pending next) {
            this(rest, next, null);
        }
    }

    /**
     * Time was stopped at a step.
     *
     * @param breakpoint that it meets
     */
    public record Stop(Breakpoint breakpoint, long step) {}

    /**
     * Another course that things have taken: a future that was left behind when somebody acted in its past, or one that was
     * only tried.
     *
     * @param number stays the same as long as the session is open, also when it is taken up and kept again
     * @param name given by somebody; empty if nobody has
     * @param common how many steps it shares with the session that is shown, from the beginning on
     * @param frame its newest end, with all its steps
     */
    public record Branch(long number, String name, int common, Frame frame) {

        /** How many steps it has. */
        public int steps() {
            return frame.journal().size();
        }

        /** Virtual time at its end. */
        public Instant end() {
            return frame.now();
        }
    }

    public Moment {
        branches = List.copyOf(branches);
        acts = List.copyOf(acts);
    }

    /** What somebody did who did the step of that number; none if that is not known any more. */
    public Phrase actOf(long step) {
        var out = Phrase.NONE;
        for (var act : acts) {
            if (act.after() < step) {
                out = act.what();
            }
        }
        return out;
    }

    /** Whether all steps are shown. */
    public boolean live() {
        return shown == frame.journal().size();
    }

    /** Whether all steps are shown and nothing more happens until somebody acts, however fast time passes. */
    public boolean atRest() {
        return live() && (pace.isDirected() ? waiting.rest() : frame.idle());
    }

    /** The newest step that is shown, null before the first. */
    public @Nullable Step step() {
        return shown == 0 ? null : frame.journal().get(shown - 1);
    }

    public ClusterState state() {
        var step = step();
        return live() || step == null ? frame.state() : step.state();
    }

    public Position position() {
        var step = step();
        return live() || step == null ? frame.position() : step.position();
    }

    /** The steps that are shown. */
    public List<Step> steps() {
        return frame.journal().first(shown);
    }

    /** The countdowns that run; known at the newest end only, and shortly before it. */
    public List<ScheduledEviction> evictions() {
        return present ? frame.evictions() : List.of();
    }

    public Duration elapsed() {
        return Duration.between(frame.start(), at);
    }
}
