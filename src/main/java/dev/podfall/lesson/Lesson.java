package dev.podfall.lesson;

import dev.podfall.lesson.predicate.Predicate;
import dev.podfall.lesson.predict.Prediction;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lesson.
 *
 * @param id the name of its file without the ending
 * @param about what stands on its card
 * @param start how the cluster begins
 * @param files texts that the learner finds in the editor, and that lines of the console may name
 * @param brief what the learner is told first
 * @param predictions what is asked before anything moves
 * @param task what is to be done; empty if the lesson only asks
 * @param goals what has to hold in the end, all at once
 * @param hold for how long
 * @param hints from a question to the command
 * @param solution lines of the console that lead there
 * @param also other right ways
 * @param wrong ways that seem right, and are not
 * @param recap what is said in the end
 * @param recalls what is asked again in later lessons
 * @param demo what a trainer shows
 */
public record Lesson(
        String id,
        About about,
        Start start,
        Map<String, String> files,
        Text brief,
        List<Prediction> predictions,
        Text task,
        List<Goal> goals,
        Duration hold,
        List<Text> hints,
        List<String> solution,
        List<Way> also,
        List<WrongWay> wrong,
        Text recap,
        List<Recall> recalls,
        List<DemoLine> demo) {

    public Lesson {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        predictions = List.copyOf(predictions);
        goals = List.copyOf(goals);
        hints = List.copyOf(hints);
        solution = List.copyOf(solution);
        also = List.copyOf(also);
        wrong = List.copyOf(wrong);
        recalls = List.copyOf(recalls);
        demo = List.copyOf(demo);
    }

    /**
     * What stands on a lesson's card.
     *
     * @param unit to which it belongs
     * @param learn the one sentence that it teaches; it is not shown before the end
     * @param minutes that it takes
     * @param needs lessons that should come before
     * @param exam what it is good for, as {@code CKA v1.35: ...}
     * @param cures the misconception that it is made against
     * @param sources where that is found
     */
    public record About(
            Unit unit,
            Text title,
            Text learn,
            int minutes,
            List<String> needs,
            List<String> exam,
            Text cures,
            List<String> sources) {
        public About {
            needs = List.copyOf(needs);
            exam = List.copyOf(exam);
            sources = List.copyOf(sources);
        }
    }

    /**
     * How a cluster begins: nodes, which get ready; then manifests; then lines of the console.
     *
     * @param sample one of Podfall's, instead of nodes and manifests; empty if there is none
     * @param nodes YAML; empty if there are none
     * @param manifests YAML; empty if there are none
     * @param lines each comes to rest before the next, unless a wait follows
     */
    public record Start(String sample, String nodes, String manifests, List<String> lines) {
        /** A cluster that is there already. */
        public static final Start NONE = new Start("", "", "", List.of());

        public Start {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What has to hold.
     *
     * @param path where it stands in the file
     */
    public record Goal(String id, Text text, Predicate that, String path) {}

    /** A way that leads to the goals. */
    public record Way(List<String> lines, String path) {
        public Way {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A way that does not.
     *
     * @param fails the goals that stay open, at least
     * @param seen by which it is recognised while somebody goes it; null if it is not
     * @param says what is said then
     */
    public record WrongWay(
            List<String> lines,
            List<String> fails,
            @Nullable Predicate seen,
            Text says,
            String path) {
        public WrongWay {
            lines = List.copyOf(lines);
            fails = List.copyOf(fails);
        }
    }

    /**
     * A question that comes back in later lessons.
     *
     * @param answer the right choice's id
     * @param at the lessons before which it is asked
     */
    public record Recall(Text ask, List<Option> options, String answer, List<String> at) {
        public Recall {
            options = List.copyOf(options);
            at = List.copyOf(at);
        }
    }

    /** One answer of several. */
    public record Option(String id, Text text) {}

    /**
     * A line of a trainer's demonstration. What is empty does not happen.
     *
     * @param run a line of the console
     * @param look what to select, as {@code node/worker-2}
     * @param say what the class reads
     * @param stop the prediction that the class answers first
     * @param stepwise whether time passes step by step after it
     */
    public record DemoLine(String run, String look, Text say, String stop, boolean stepwise) {}
}
