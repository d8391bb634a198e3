package dev.podfall.ui.lesson;

import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.GoalWatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The cluster that a lesson is about. It is asked on the screen's thread, and answers there. */
public interface Ground {
    /** The cluster begins anew as the lesson does; time is held. Fails if it cannot be made. */
    CompletableFuture<Void> begin(Lesson lesson);

    /**
     * Lets what a prediction says happen, where it can be seen; completes with the right answer when it has been.
     *
     * @param refused is given the first line that fails, if one does: what is there to be seen may be nothing
     */
    CompletableFuture<Answer> run(Lesson lesson, Prediction prediction, Consumer<ConsoleRun.Ran> refused);

    /** The same where nobody sees it: what is kept of it is shown when it is done. */
    CompletableFuture<Answer> examine(Lesson lesson, Prediction prediction);

    /**
     * A lesson that was left goes on in the cluster that is shown, which is of it.
     *
     * @param done the predictions that are behind
     * @param task whether what is shown is what the task is done in; else it begins anew after those predictions
     */
    CompletableFuture<Void> resume(Lesson lesson, List<Prediction> done, boolean task);

    /** What is still to be seen of a prediction is not waited for. */
    void reveal();

    /**
     * After a prediction was run: back to before it, or on from there if it is kept. What somebody has opened meanwhile is
     * left as it is, and the lesson's cluster shown again.
     */
    CompletableFuture<Void> leave(Lesson lesson, Prediction prediction, boolean keep);

    /** From now on the goals are looked at whenever something is new. */
    void watch(Lesson lesson, Consumer<GoalWatch.Report> listener);

    /** The task begins anew; what was done for it is gone, and its goals are no longer looked at. */
    CompletableFuture<Void> again(Lesson lesson);

    /** Takes back what was done last; time goes on from there. */
    void undo();

    /** Lets time pass. */
    void goOn();

    /** Does lines of the console, where they can be seen. */
    void perform(List<String> lines);

    /** The lesson is over: nothing is looked at any more. */
    void end();
}
