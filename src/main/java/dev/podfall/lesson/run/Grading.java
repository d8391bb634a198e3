package dev.podfall.lesson.run;

import dev.podfall.cluster.Session;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.fault.Broken;
import dev.podfall.lesson.predicate.Memory;
import dev.podfall.lesson.predicate.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a learner's session came to.
 *
 * @param goals those that hold in the end
 * @param open those that do not
 * @param time virtual, since the task began
 * @param requests that the learner made
 */
public record Grading(List<String> goals, List<String> open, Duration time, int requests) {
    public Grading {
        goals = List.copyOf(goals);
        open = List.copyOf(open);
    }

    public boolean isSolved() {
        return open.isEmpty();
    }

    /** Nothing if the session does not begin as the lesson does. */
    public static Optional<Grading> of(Lesson lesson, Session session) {
        return beginning(lesson, session).map(since -> of(lesson, session, since));
    }

    /** What became of something that was broken; nothing if the session does not come from there. */
    public static Optional<Grading> of(Broken broken, Session session) {
        return Scene.Beginning.where(broken.session(), session).map(since -> of(broken.lesson(), session, since));
    }

    private static Grading of(Lesson lesson, Session session, Scene.Beginning since) {
        var scene = Scene.now(session, since, lesson.files());
        var memory = new Memory();
        var reached = new ArrayList<String>();
        var open = new ArrayList<String>();
        for (var goal : lesson.goals()) {
            (goal.that().holds(scene, memory) ? reached : open).add(goal.id());
        }
        int requests = (int) scene.story().stream()
                .filter(step -> step.command() != null && !step.command().dryRun())
                .count();
        return new Grading(reached, open, Duration.between(since.at(), session.now()), requests);
    }

    /** Where the task begins in somebody's session: where the lesson's own way leads to; nothing if it does not begin so. */
    public static Optional<Scene.Beginning> beginning(Lesson lesson, Session session) {
        var own = Begun.of(lesson, session.options()).session();
        if (own == null) {
            return Optional.empty();
        }
        Asking.leave(lesson, lesson.predictions(), own);
        return Scene.Beginning.where(own, session);
    }
}
