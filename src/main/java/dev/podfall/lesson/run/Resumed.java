package dev.podfall.lesson.run;

import dev.podfall.cluster.Session;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.fault.Broken;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.lesson.predict.Prediction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a lesson goes on that was left.
 *
 * @param before the cluster as it is before what is asked next
 * @param since where the task had begun that goes on in the session as it is; null if the lesson goes on from {@code before}
 */
public record Resumed(Session before, Scene.@Nullable Beginning since) {

    /**
     * @param done the predictions that are behind
     * @param task whether somebody was at the task
     * @param session that was left; if it does not begin as the lesson does, that is begun anew
     */
    public static Resumed of(Lesson lesson, List<Prediction> done, boolean task, Session session) {
        var since = task ? Grading.beginning(lesson, session).orElse(null) : null;
        if (since != null) {
            return new Resumed(session, since);
        }
        var own =
                Objects.requireNonNull(Begun.of(lesson, session.options()).session(), "a lesson that was read begins");
        Asking.leave(lesson, done, own);
        return new Resumed(own, null);
    }

    /**
     * Where somebody goes on who has something to mend.
     *
     * @param task whether he was at it, or only reads what it is about
     * @param session that was left, and comes from there
     */
    public static Resumed of(Broken broken, boolean task, Session session) {
        var since = task ? Scene.Beginning.where(broken.session(), session).orElse(null) : null;
        return new Resumed(broken.session(), since);
    }
}
