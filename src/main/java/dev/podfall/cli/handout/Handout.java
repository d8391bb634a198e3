package dev.podfall.cli.handout;

import dev.podfall.cluster.Session;
import dev.podfall.language.Wording;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.Asking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lesson for paper, in one language.
 *
 * @param about to which unit it belongs, how long it takes, what it is good for
 * @param start the cluster as it begins
 * @param files texts that lines of the console name
 * @param learned what is known afterwards; empty if there are to be no answers, which it would give away
 * @param solution lines of the console that lead there; none without answers
 * @param glossary what words mean, a sentence each
 */
public record Handout(
        String id,
        String title,
        String about,
        String brief,
        Shot start,
        List<Asked> asked,
        String task,
        List<String> goals,
        Map<String, String> files,
        List<String> hints,
        List<String> solution,
        List<String> learned,
        List<String> glossary) {

    /** Boxes for more nodes than that nobody looks through. */
    private static final int MOST_BOXES = 16;

    /**
     * A picture.
     *
     * @param name of a file, without its ending
     * @param says what is on it, for who does not see it
     */
    public record Shot(String name, String says, Png png) {}

    /** A file's bytes. */
    public static final class Png {
        private final byte[] bytes;

        public Png(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** Takes pictures of clusters. */
    @FunctionalInterface
    public interface Camera {
        Png take(Session session);
    }

    /**
     * A prediction.
     *
     * @param lines what is run
     * @param boxes to tick, or to number; none if there is room for a number or names
     * @param answer empty without answers
     * @param after the cluster once it was run; null if nothing is, or without answers
     */
    public record Asked(
            Prediction.Kind kind,
            String ask,
            List<String> lines,
            List<String> boxes,
            String answer,
            String because,
            @Nullable Shot after) {
        public Asked {
            lines = List.copyOf(lines);
            boxes = List.copyOf(boxes);
        }
    }

    public Handout {
        asked = List.copyOf(asked);
        goals = List.copyOf(goals);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        hints = List.copyOf(hints);
        solution = List.copyOf(solution);
        learned = List.copyOf(learned);
        glossary = List.copyOf(glossary);
    }

    /** All pictures that are in it. */
    public List<Shot> shots() {
        var out = new ArrayList<Shot>();
        out.add(start);
        asked.stream().map(Asked::after).filter(Objects::nonNull).forEach(out::add);
        return out;
    }

    /** Whether there is anything for afterwards. */
    public boolean hasAnswers() {
        return !learned.isEmpty();
    }

    /**
     * @param begun the lesson's cluster as it begins
     * @param answers whether to say them, and what is learned
     */
    public static Handout of(Lesson lesson, Session begun, Wording words, Camera camera, boolean answers) {
        return new Maker(lesson, words, camera, answers).make(begun);
    }

    private record Maker(Lesson lesson, Wording words, Camera camera, boolean answers) {

        private String say(Text text) {
            return text.in(words.language());
        }

        private List<String> say(List<Text> texts) {
            return texts.stream().map(this::say).filter(text -> !text.isEmpty()).toList();
        }

        Handout make(Session begun) {
            var about = lesson.about();
            var start = shot("start", "handout.start", begun);
            return new Handout(
                    lesson.id(),
                    say(about.title()),
                    about(),
                    say(lesson.brief()),
                    start,
                    asked(begun),
                    say(lesson.task()),
                    lesson.goals().stream().map(goal -> say(goal.text())).toList(),
                    lesson.files(),
                    answers ? say(lesson.hints()) : List.of(),
                    answers ? lesson.solution() : List.of(),
                    answers ? say(List.of(about.learn(), lesson.recap())) : List.of(),
                    HandoutGlossary.of(lesson, words));
        }

        private String about() {
            var about = lesson.about();
            var unit = words.of("course.unit." + about.unit().word());
            var parts = new ArrayList<String>();
            parts.add(words.of("course.unit", unit, about.minutes()));
            parts.addAll(about.exam());
            return String.join(" · ", parts);
        }

        private Shot shot(String what, String key, Session session) {
            int nodes = session.state().nodes().size();
            return new Shot(
                    lesson.id() + "-" + what, words.of(key, say(lesson.about().title()), nodes), camera.take(session));
        }

        private List<Asked> asked(Session begun) {
            var out = new ArrayList<Asked>();
            for (var asking : Asking.all(lesson, begun)) {
                var prediction = asking.prediction();
                boolean runs = !prediction.lines().isEmpty();
                out.add(new Asked(
                        prediction.kind(),
                        say(prediction.ask()),
                        prediction.lines(),
                        boxes(prediction, asking.before()),
                        answers ? prediction.words(asking.answer(), words) : "",
                        answers ? say(prediction.because()) : "",
                        answers && runs && prediction.kind() == Prediction.Kind.TILES
                                ? shot(prediction.id(), "handout.after", asking.ran())
                                : null));
            }
            return out;
        }

        private List<String> boxes(Prediction prediction, Session at) {
            return switch (prediction.kind()) {
                case NUMBER -> List.of();
                case CHOICE, ORDER ->
                    prediction.choices().stream()
                            .map(choice -> say(choice.text()))
                            .toList();
                case TILES -> {
                    var nodes =
                            at.state().nodes().stream().map(node -> node.name()).toList();
                    yield nodes.size() > MOST_BOXES ? List.of() : nodes;
                }
            };
        }
    }
}
