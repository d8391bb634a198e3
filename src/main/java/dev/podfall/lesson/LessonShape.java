package dev.podfall.lesson;

import static dev.podfall.lesson.shape.Shape.listOf;
import static dev.podfall.lesson.shape.Shape.oneOf;
import static dev.podfall.lesson.shape.Shape.optional;
import static dev.podfall.lesson.shape.Shape.required;
import static dev.podfall.lesson.shape.Shape.word;

import dev.podfall.api.core.NodeNetwork;
import dev.podfall.lesson.shape.Shape;
import dev.podfall.lesson.shape.Shape.Field;
import dev.podfall.lesson.shape.WordSort;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a lesson's file may look like. */
public final class LessonShape {
    /** The format that is read. */
    public static final String FORMAT = "1";

    private static final Shape TEXT = new Shape.Named("text", Shape.Words::new);
    private static final Shape LINE = PredicateShape.named("word", WordSort.ANYTHING);
    private static final Shape LINES = listOf(LINE, 1);
    private static final Shape ID = PredicateShape.named("id", WordSort.ID);
    private static final Shape CHOICE_ID = PredicateShape.named("word", WordSort.ANYTHING);
    private static final Shape FLAG = PredicateShape.named("flag", WordSort.FLAG);
    private static final Shape NUMBER = word(WordSort.NUMBER);
    private static final Shape DURATION = PredicateShape.named("duration", WordSort.DURATION);
    private static final Shape PREDICATE = PredicateShape.PREDICATE;

    public static final Shape LESSON = new Shape.Fields(lesson());

    private LessonShape() {}

    private static Map<String, Field> lesson() {
        var out = new LinkedHashMap<String, Field>();
        out.put("lesson", required(ID, "The lesson's id: the file's name without .yaml."));
        out.put("format", required(oneOf(FORMAT), "The format of this file."));
        out.put("unit", required(oneOf(Unit.words().toArray(String[]::new)), "The part of the course."));
        out.put("minutes", required(NUMBER, "How long it takes, about."));
        out.put("needs", optional(listOf(ID), "Ids of lessons that should come before."));
        out.put("exam", optional(listOf(LINE), "Exam and item that it serves, with the version."));
        out.put("sources", optional(listOf(LINE), "Where the misconception is found."));
        out.put("cures", optional(TEXT, "The misconception that it is made against."));
        out.put("title", required(TEXT, "A few words."));
        out.put("learn", required(TEXT, "The one sentence that is taught; shown in the end only."));
        out.put("start", required(new Shape.Fields(start()), "How the cluster begins."));
        out.put(
                "files",
                optional(
                        new Shape.Table(WordSort.ANYTHING, LINE),
                        "Texts for the editor, by name; lines of the console may name them."));
        out.put("brief", required(TEXT, "What the learner is told first."));
        out.put("predict", optional(listOf(prediction()), "What is asked before anything moves."));
        out.put("task", optional(TEXT, "What is to be done."));
        out.put("goal", optional(listOf(goal(), 1), "What has to hold, all at once."));
        out.put("hold", optional(DURATION, "For how long; 10s unless it says."));
        out.put("hints", optional(listOf(TEXT, 1), "From a question, over the mechanism, to the command."));
        out.put("solution", optional(LINES, "Lines of the console that lead to the goals."));
        out.put("also", optional(listOf(way()), "Other right ways."));
        out.put("wrong", optional(listOf(wrong(), 1), "Shortcuts that must not lead to the goals."));
        out.put("recap", required(TEXT, "What is said in the end."));
        out.put("recall", optional(listOf(recall()), "What is asked again in later lessons."));
        out.put("demo", optional(listOf(demo()), "What a trainer shows, line by line."));
        return out;
    }

    private static Map<String, Field> start() {
        var out = new LinkedHashMap<String, Field>();
        out.put("sample", optional(LINE, "One of Podfall's samples, instead of nodes and manifests."));
        out.put("nodes", optional(listOf(node(), 1), "They are made first, and waited for."));
        out.put("manifests", optional(LINE, "YAML, applied when the nodes are ready."));
        out.put(
                "do",
                optional(LINES, "Lines of the console; each comes to rest before the next, unless a wait follows."));
        return out;
    }

    private static Shape node() {
        var out = new LinkedHashMap<String, Field>();
        var table = new Shape.Table(WordSort.ANYTHING, LINE);
        out.put("name", required(LINE, "Its name, and its label kubernetes.io/hostname."));
        out.put("labels", optional(table, "More labels."));
        out.put("taints", optional(listOf(word(WordSort.TAINT)), "As key=value:Effect."));
        out.put("cordoned", optional(FLAG, "Whether it is."));
        out.put("capacity", optional(table, "Resources of the machine, as cpu: 2."));
        out.put(
                "network-plugin",
                optional(
                        word(new WordSort.Form("daemon-set", NodeNetwork.FORM, false)),
                        "Not ready until a pod of that DaemonSet runs there."));
        return new Shape.Fields(out);
    }

    private static Shape prediction() {
        var out = new LinkedHashMap<String, Field>();
        out.put("id", required(ID, "By which other parts of the file name it."));
        out.put("kind", required(oneOf("tiles", "number", "choice", "order"), "How it is answered."));
        out.put("ask", required(TEXT, "The question."));
        out.put("choices", optional(listOf(choice(), 2), "For choice and order: each with when it is so."));
        out.put("do", optional(listOf(LINE), "What is run once it was answered."));
        out.put(
                "after",
                optional(DURATION, "How long time passes after that; without it, until the cluster is at rest."));
        out.put("keep", optional(FLAG, "Whether what was run stays: the task begins there."));
        out.put("answer", optional(PredicateShape.QUESTION, "For tiles and number: from what the answer is computed."));
        out.put("tolerance", optional(NUMBER, "By how much a number may be wrong."));
        out.put("because", optional(TEXT, "What is said once it was run."));
        out.put("wrong", optional(listOf(wrongAnswer()), "What to say to certain wrong answers."));
        out.put("expect", optional(new Shape.ListOf(LINE, 0, true), "The answer, for checks only: never shown."));
        return new Shape.Fields(out);
    }

    private static Shape choice() {
        var out = new LinkedHashMap<String, Field>();
        out.put("id", required(CHOICE_ID, "By which other parts of the file name it."));
        out.put("text", required(TEXT, "What the learner reads."));
        out.put(
                "when",
                required(PREDICATE, "It is the right one if this holds in the end; the first that does counts."));
        return new Shape.Fields(out);
    }

    private static Shape wrongAnswer() {
        var out = new LinkedHashMap<String, Field>();
        out.put("answer", required(new Shape.ListOf(LINE, 0, true), "A wrong answer."));
        out.put("says", required(TEXT, "What is said to whoever gives it."));
        return new Shape.Fields(out);
    }

    private static Shape goal() {
        var out = new LinkedHashMap<String, Field>();
        out.put("id", required(ID, "By which wrong ways name it."));
        out.put("text", required(TEXT, "What the learner reads."));
        out.put("that", required(PREDICATE, "What has to hold."));
        return new Shape.Fields(out);
    }

    private static Shape way() {
        var out = new LinkedHashMap<String, Field>();
        out.put("do", required(LINES, "Lines of the console."));
        return new Shape.Fields(out);
    }

    private static Shape wrong() {
        var out = new LinkedHashMap<String, Field>();
        out.put("do", required(LINES, "Lines of the console."));
        out.put("fails", required(listOf(ID, 1), "Goals that stay open."));
        out.put("seen", optional(PREDICATE, "By which it is recognised while somebody goes it."));
        out.put("says", optional(TEXT, "What is said then."));
        return new Shape.Fields(out);
    }

    private static Shape recall() {
        var out = new LinkedHashMap<String, Field>();
        var option = new LinkedHashMap<String, Field>();
        option.put("id", required(CHOICE_ID, "By which answer names it."));
        option.put("text", required(TEXT, "What the learner reads."));
        out.put("ask", required(TEXT, "The question."));
        out.put("choices", required(listOf(new Shape.Fields(option), 2), "The answers."));
        out.put("answer", required(CHOICE_ID, "The right one's id."));
        out.put("at", required(listOf(ID, 1), "Ids of the lessons before which it is asked."));
        return new Shape.Fields(out);
    }

    private static Shape demo() {
        var out = new LinkedHashMap<String, Field>();
        out.put("run", optional(LINE, "A line of the console."));
        out.put("look", optional(word(WordSort.OBJECT), "What to select, as node/worker-2."));
        out.put("say", optional(TEXT, "What is said, which the class reads."));
        out.put("stop", optional(ID, "The id of the prediction that the class answers first."));
        out.put("pace", optional(oneOf("step"), "Time passes step by step after it."));
        return new Shape.Fields(out);
    }
}
