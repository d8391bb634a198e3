package dev.podfall.ui.lesson;

import dev.podfall.lesson.Lesson;
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

    /** Lets what a prediction says happen, where it can be seen; completes with the right answer when it has been. */
    CompletableFuture<Answer> run(Lesson lesson, Prediction prediction);

    /** What is still to be seen of a prediction is not waited for. */
    void reveal();

    /** After a prediction was run: back to before it, or on from there if it is kept. */
    CompletableFuture<Void> leave(Prediction prediction, boolean keep);

    /** From now on the goals are looked at whenever something is new. */
    void watch(Lesson lesson, Consumer<GoalWatch.Report> listener);

    /** The task begins anew; what was done for it is gone, and its goals are no longer looked at. */
    CompletableFuture<Void> again();

    /** Takes back what was done last. */
    void undo();

    /** Does lines of the console, where they can be seen. */
    void perform(List<String> lines);

    /** The lesson is over: nothing is looked at any more. */
    void end();
}
