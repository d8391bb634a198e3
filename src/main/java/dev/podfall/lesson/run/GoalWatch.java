package dev.podfall.lesson.run;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.Glance;
import dev.podfall.lesson.predicate.History;
import dev.podfall.lesson.predicate.Memory;
import dev.podfall.lesson.predicate.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a session while somebody is at a task: which goals hold, and which wrong ways were gone. It is asked on the
 * thread that owns the session, as often as there is something new, and looks only at what is new; what happens between
 * two looks is not missed.
 */
public final class GoalWatch {
    /** No way is wrong only after it was gone for longer than that. */
    private static final Duration RESTING = Duration.ofHours(1);

    private final Lesson lesson;
    private final Scene.Beginning since;
    private final Memory memory = new Memory();
    /** Null while not all goals hold. */
    private @Nullable Instant reached;

    /** The last step that is known to come from where the task began; null before the first look. */
    private @Nullable Step known;

    /** @param since where the task began */
    public GoalWatch(Lesson lesson, Scene.Beginning since) {
        this.lesson = lesson;
        this.since = since;
    }

    /**
     * A goal at a moment.
     *
     * @param seen how things stand where it does not hold
     * @param lost whether it cannot hold any more, unless something is taken back
     */
    public record GoalState(Lesson.Goal goal, boolean holds, Phrase seen, boolean lost) {}

    /**
     * What there is to see.
     *
     * @param goals all of them, in order
     * @param wrong the ways that were gone, and are known to be wrong
     * @param held for how long all goals have held
     * @param solved whether they have held for long enough, or nothing will change any more
     * @param astray whether the session does not come from where the task began
     */
    public record Report(
            List<GoalState> goals, List<Lesson.WrongWay> wrong, Duration held, boolean solved, boolean astray) {
        public Report {
            goals = List.copyOf(goals);
            wrong = List.copyOf(wrong);
        }

        /** Whether something happened that has to be taken back. */
        public boolean isLost() {
            return goals.stream().anyMatch(GoalState::lost);
        }

        public long open() {
            return goals.stream().filter(each -> !each.holds()).count();
        }
    }

    /** Looks at the session as it is now. */
    public Report look(Session session) {
        if (isAstray(session)) {
            reached = null;
            return new Report(List.of(), List.of(), Duration.ZERO, false, true);
        }
        var scene = Scene.now(session, since, lesson.files());
        var goals = goals(scene);
        boolean all = goals.stream().allMatch(GoalState::holds);
        if (!all) {
            reached = null;
        } else if (reached == null || reached.isAfter(scene.at())) {
            reached = scene.at();
        }
        var held = reached == null ? Duration.ZERO : Duration.between(reached, scene.at());
        boolean solved = all && (held.compareTo(lesson.hold()) >= 0 || session.idle());
        // Where nothing happens any more no time passes either: what has to be so for a while is so.
        var last = session.idle() ? scene.later(RESTING) : scene;
        return new Report(goals, wrong(last), held, solved, false);
    }

    /**
     * Whoever goes back to before the task, or opens something else, is not at it any more. Old steps may have been given
     * up, so what was known at the last look is not looked up again.
     */
    @SuppressWarnings("ReferenceEquality") // Equal steps of two sessions do not make them one.
    private boolean isAstray(Session session) {
        var journal = session.journal();
        boolean comesFromIt =
                known != null && journal.size() >= known.number() && journal.number(known.number()) == known
                        || journal.size() >= since.steps()
                                && journal.get(since.steps() - 1).state() == since.state();
        known = comesFromIt ? journal.getLast() : null;
        return !comesFromIt;
    }

    /** What has to be tried is tried last: only if all else holds. */
    private List<GoalState> goals(Scene scene) {
        var looked = new ArrayList<GoalState>();
        boolean rest = true;
        for (var goal : lesson.goals()) {
            boolean holds = !goal.that().isTried() && goal.that().holds(scene, memory);
            rest &= holds || goal.that().isTried();
            looked.add(holds ? new GoalState(goal, true, Phrase.NONE, false) : open(goal, scene));
        }
        if (rest) {
            looked.replaceAll(each -> each.goal().that().isTried() ? tried(each.goal(), scene) : each);
        }
        return looked;
    }

    private GoalState open(Lesson.Goal goal, Scene scene) {
        return goal.that().isTried()
                ? new GoalState(goal, false, Phrase.of("lesson.seen.not-tried"), false)
                : seen(goal, scene);
    }

    private GoalState seen(Lesson.Goal goal, Scene scene) {
        return new GoalState(
                goal, false, Glance.of(goal.that(), scene, memory), Glance.isLost(goal.that(), scene, memory));
    }

    private GoalState tried(Lesson.Goal goal, Scene scene) {
        return goal.that().holds(scene, memory) ? new GoalState(goal, true, Phrase.NONE, false) : seen(goal, scene);
    }

    private List<Lesson.WrongWay> wrong(Scene scene) {
        var out = new ArrayList<Lesson.WrongWay>();
        for (var way : lesson.wrong()) {
            var seen = way.seen();
            if (seen != null && new History.Ever(seen, Duration.ZERO).holds(scene, memory)) {
                out.add(way);
            }
        }
        return out;
    }
}
