package dev.podfall.lesson.run;

import dev.podfall.cluster.Session;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Forecast;
import dev.podfall.lesson.predict.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * A question where it is asked, and what it comes to there. Its sessions are only ever forked, on one thread at a time.
 *
 * @param before the cluster in which it is asked
 * @param ran a fork of that in which it was run
 */
public record Asking(Prediction prediction, Session before, Session ran, Forecast.Result came) {

    /** Runs it in a fork of the cluster in which it is asked. */
    public static Asking of(Lesson lesson, Prediction prediction, Session before) {
        var ran = before.fork();
        return new Asking(prediction, before, ran, Forecast.in(ran, prediction, lesson.files()));
    }

    /** All questions of a lesson that has begun, one after the other. */
    public static List<Asking> all(Lesson lesson, Session begun) {
        var out = new ArrayList<Asking>();
        var at = begun;
        for (var prediction : lesson.predictions()) {
            var one = of(lesson, prediction, at);
            out.add(one);
            at = one.next();
        }
        return List.copyOf(out);
    }

    /** Where a lesson's task begins once all was asked. */
    public static Session task(List<Asking> all, Session begun) {
        return all.isEmpty() ? begun : all.getLast().next();
    }

    /** Lets what these predictions leave behind be so in a lesson's session; what leaves nothing is not run. */
    public static void leave(Lesson lesson, List<Prediction> done, Session in) {
        done.stream().filter(Prediction::keep).forEach(each -> Forecast.in(in, each, lesson.files()));
    }

    public Answer answer() {
        return came.answer();
    }

    /** The cluster in which what comes next begins: what was run stays, or was never done. */
    public Session next() {
        return prediction.keep() ? ran : before;
    }
}
