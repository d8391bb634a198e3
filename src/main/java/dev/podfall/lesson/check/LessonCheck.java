package dev.podfall.lesson.check;

import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Hint;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.ReadLesson;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predicate.FieldValue;
import dev.podfall.lesson.predicate.Memory;
import dev.podfall.lesson.predicate.Predicate;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.run.Asking;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs all that a lesson says, in virtual time: its start, its predictions, the solution, every other right way and every
 * wrong one.
 */
public final class LessonCheck {
    private static final String START = "start";

    private final Lesson lesson;
    private final ManifestDocument document;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Phrase> answers = new ArrayList<>();

    private LessonCheck(Lesson lesson, ManifestDocument document) {
        this.lesson = lesson;
        this.document = document;
    }

    /**
     * What came of it.
     *
     * @param findings all that is wrong; nothing if the lesson is right
     * @param answers what the predictions come to
     */
    public record Result(List<Finding> findings, List<Phrase> answers) {
        public Result {
            findings = List.copyOf(findings);
            answers = List.copyOf(answers);
        }

        public boolean isRight() {
            return findings.isEmpty();
        }
    }

    /** @param seed of all chance: a lesson should be right whatever it is */
    public static Result of(ReadLesson read, long seed) {
        return of(read, seed, Bundled.ids());
    }

    /** @param known the lessons that it may name */
    public static Result of(ReadLesson read, long seed, List<String> known) {
        var lesson = read.lesson();
        var document = read.document();
        if (lesson == null || document == null) {
            return new Result(read.findings(), List.of());
        }
        var check = new LessonCheck(lesson, document);
        check.names(known);
        check.run(seed);
        return new Result(check.findings, check.answers);
    }

    private void run(long seed) {
        var begun = Begun.of(lesson, seed);
        begun.nodes().stream().filter(Finding::isError).forEach(finding -> add(START + ".nodes", finding.said()));
        // A lesson may be about what is remarked upon: only what is refused is a mistake.
        begun.manifests().stream().filter(Finding::isError).forEach(this::inManifests);
        var session = begun.session();
        if (session == null) {
            return;
        }
        failed(begun.ran(), START + ".do");
        demo(session.fork());
        var all = Asking.all(lesson, session);
        all.forEach(this::predict);
        if (!lesson.goals().isEmpty()) {
            task(Asking.task(all, session));
        }
    }

    /** A finding of the manifests, which stand indented below their key. */
    private void inManifests(Finding finding) {
        if (lesson.start().manifests().isEmpty()) {
            findings.add(finding);
            return;
        }
        var at = document.positions().value(START + ".manifests");
        var key = document.positions().key(START + ".manifests");
        findings.add(new Finding(
                Severity.ERROR,
                document.source(),
                at.line() + finding.line(),
                key.column() + 1 + finding.column(),
                finding.path(),
                finding.message(),
                finding.nextStep()));
    }

    private void names(List<String> known) {
        named(lesson.about().needs(), "needs", known);
        for (int i = 0; i < lesson.recalls().size(); i++) {
            named(lesson.recalls().get(i).at(), "recall[" + i + "].at", known);
        }
    }

    private void named(List<String> lessons, String path, List<String> known) {
        for (int i = 0; i < lessons.size(); i++) {
            if (!known.contains(lessons.get(i))) {
                add(
                        path + "[" + i + "]",
                        Phrase.of("check.no-lesson", lessons.get(i)),
                        Bundled.nearest(known, lessons.get(i)));
            }
        }
    }

    /** A trainer's lines are commands, and what they look at is there. */
    private void demo(Session session) {
        for (int i = 0; i < lesson.demo().size(); i++) {
            var line = lesson.demo().get(i);
            var path = "demo[" + i + "]";
            if (!line.run().isEmpty()) {
                noCommand(
                        ConsoleRun.of(session, List.of(line.run()), lesson.files())
                                .getFirst(),
                        path + ".run");
            }
            if (!line.look().isEmpty() && !isThere(line.look(), session)) {
                add(path + ".look", Phrase.of("check.no-object", line.look()), Phrase.of("check.no-object.step"));
            }
        }
    }

    private static boolean isThere(String object, Session session) {
        var name = FieldValue.ObjectName.parse(object);
        return session.state().get(name.kind(), name.key()) != null;
    }

    private void predict(Asking asking) {
        var prediction = asking.prediction();
        noCommands(asking.came().ran(), prediction.path() + ".do");
        var answer = asking.answer();
        answers.add(Phrase.of("check.answer", prediction.id(), answer.phrase()));
        if (answer instanceof Answer.Unknown) {
            add(prediction.path() + ".choices", Phrase.of("check.no-choice"), Phrase.of("check.no-choice.step"));
        }
        var expected = prediction.expected();
        if (expected != null && !prediction.agree(expected, answer)) {
            add(
                    prediction.path() + ".expect",
                    Phrase.of("check.other-answer", answer.phrase(), expected.phrase()),
                    Phrase.of("check.other-answer.step"));
        }
        for (int i = 0; i < prediction.wrong().size(); i++) {
            if (prediction.wrong().get(i).answer() instanceof Answer.Tiles(var nodes)) {
                for (var node : nodes) {
                    if (!isThere("node/" + node, asking.before()) && !isThere("node/" + node, asking.ran())) {
                        add(
                                prediction.path() + ".wrong[" + i + "].answer",
                                Phrase.of("check.no-object", "node/" + node),
                                Phrase.of("check.no-object.step"));
                    }
                }
            }
            if (prediction.agree(prediction.wrong().get(i).answer(), answer)) {
                add(
                        prediction.path() + ".wrong[" + i + "].answer",
                        Phrase.of("check.wrong-answer-is-right", answer.phrase()),
                        Phrase.of("check.wrong-answer-is-right.step"));
            }
        }
    }

    private void task(Session session) {
        var since = Scene.Beginning.of(session);
        var start = Scene.now(session, since, lesson.files());
        if (open(start, new Memory()).isEmpty()) {
            add("goal", Phrase.of("check.solved-at-start"), Phrase.of("check.solved-at-start.step"));
        }
        right(session, since, lesson.solution(), "solution");
        hints(session, since);
        for (var way : lesson.also()) {
            right(session, since, way.lines(), way.path() + ".do");
        }
        for (var way : lesson.wrong()) {
            wrong(session, since, way);
        }
    }

    /** Hints lead step by step: only the last has the commands, and with them the goals are reached. */
    private void hints(Session session, Scene.Beginning since) {
        var said = new TreeSet<String>();
        int last = lesson.hints().size() - 1;
        for (int i = 0; i <= last; i++) {
            var path = "hints[" + i + "]";
            for (var hint : lesson.hints().get(i).words().values()) {
                var commands = Hint.commands(hint);
                if (!said.add(hint)) {
                    add(path, Phrase.of("check.hint-again", i + 1), Phrase.of("lesson.read.hints.step"));
                } else if (i < last) {
                    givenAway(hint, path);
                } else if (commands.isEmpty()) {
                    add(path, Phrase.of("check.hint-no-command"), Phrase.of("check.hint-no-command.step"));
                } else if (!commands.equals(lesson.solution())) {
                    right(session, since, commands, path);
                }
            }
        }
    }

    private void givenAway(String hint, String path) {
        var lines = new ArrayList<>(Hint.commands(hint));
        lesson.solution().stream().filter(hint::contains).forEach(lines::add);
        if (!lines.isEmpty()) {
            add(path, Phrase.of("check.hint-too-soon", lines.getFirst()), Phrase.of("check.hint-too-soon.step"));
        }
    }

    private void right(Session session, Scene.Beginning since, List<String> lines, String path) {
        var fork = session.fork();
        failed(ConsoleRun.of(fork, lines, lesson.files()), path);
        var memory = new Memory();
        var scene = Scene.now(fork, since, lesson.files());
        int reached = fork.journal().size();
        var open = open(scene, memory);
        fork.runFor(lesson.hold());
        var held = Scene.now(fork, since, lesson.files());
        for (var goal : lesson.goals()) {
            if (open.contains(goal.id())) {
                add(
                        path,
                        Phrase.of("check.right-fails", goal.id(), goal.that().seen(scene)),
                        Phrase.of("check.right-fails.step"));
            } else {
                holds(goal, held, reached, path);
            }
        }
        for (var way : lesson.wrong()) {
            var seen = way.seen();
            if (seen != null && met(seen, held)) {
                add(
                        way.path() + ".seen",
                        Phrase.of(
                                "check.seen-on-right-way",
                                Integer.toString(document.positions().key(path).line())),
                        Phrase.of("check.seen-on-right-way.step"));
            }
        }
    }

    /** Whether a goal goes on holding once it was reached. */
    private void holds(Lesson.Goal goal, Scene held, int reached, String path) {
        var memory = new Memory();
        if (!goal.that().isTried()) {
            for (int steps = reached; steps < held.steps(); steps++) {
                var moment = held.after(steps + 1);
                if (!goal.that().holds(moment, memory)) {
                    lost(goal, moment, path);
                    return;
                }
            }
        }
        if (!goal.that().holds(held, memory)) {
            lost(goal, held, path);
        }
    }

    private void lost(Lesson.Goal goal, Scene moment, String path) {
        add(
                path,
                Phrase.of(
                        "check.not-held", goal.id(), lesson.hold(), goal.that().seen(moment)),
                Phrase.of("check.not-held.step"));
    }

    private void wrong(Session session, Scene.Beginning since, Lesson.WrongWay way) {
        var fork = session.fork();
        noCommands(ConsoleRun.of(fork, way.lines(), lesson.files()), way.path() + ".do");
        fork.runFor(lesson.hold());
        var scene = Scene.now(fork, since, lesson.files());
        var open = open(scene, new Memory());
        if (open.isEmpty()) {
            add(way.path(), Phrase.of("check.shortcut"), Phrase.of("check.shortcut.step"));
            return;
        }
        for (int i = 0; i < way.fails().size(); i++) {
            if (!open.contains(way.fails().get(i))) {
                add(
                        way.path() + ".fails[" + i + "]",
                        Phrase.of("check.goal-is-met", way.fails().get(i), Phrase.names(open)),
                        Phrase.of("check.goal-is-met.step"));
            }
        }
        var seen = way.seen();
        if (seen != null && !met(seen, scene)) {
            add(way.path() + ".seen", Phrase.of("check.not-seen", seen.seen(scene)), Phrase.of("check.not-seen.step"));
        }
    }

    /** Whether something was so at any moment up to this one. */
    private static boolean met(Predicate seen, Scene end) {
        var memory = new Memory();
        for (int steps = end.since().steps(); steps < end.steps(); steps++) {
            if (seen.holds(end.after(steps), memory)) {
                return true;
            }
        }
        return seen.holds(end, memory);
    }

    /** The goals that do not hold. */
    private TreeSet<String> open(Scene scene, Memory memory) {
        var out = new TreeSet<String>();
        for (var goal : lesson.goals()) {
            if (!goal.that().holds(scene, memory)) {
                out.add(goal.id());
            }
        }
        return out;
    }

    /** Lines of a right way all succeed. */
    private void failed(List<ConsoleRun.Ran> ran, String path) {
        for (int i = 0; i < ran.size(); i++) {
            var each = ran.get(i);
            if (each.code() != 0) {
                add(
                        path + "[" + i + "]",
                        Phrase.of("check.line-failed", each.line(), Phrase.verbatim(lastLine(each.err()))),
                        Phrase.of("check.line-failed.step"));
            }
        }
    }

    /** Lines that may be refused are commands all the same. */
    private void noCommands(List<ConsoleRun.Ran> ran, String path) {
        for (int i = 0; i < ran.size(); i++) {
            noCommand(ran.get(i), path + "[" + i + "]");
        }
    }

    private void noCommand(ConsoleRun.Ran ran, String path) {
        if (ran.isNoCommand()) {
            add(
                    path,
                    Phrase.of("check.line-failed", ran.line(), Phrase.verbatim(lastLine(ran.err()))),
                    Phrase.of("check.line-failed.step"));
        }
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce((_, last) -> last).orElse("");
    }

    private void add(String path, Phrase message) {
        add(path, message, null);
    }

    private void add(String path, Phrase message, @Nullable Phrase nextStep) {
        findings.add(
                Finding.at(document, Severity.ERROR, path, message, Objects.requireNonNullElse(nextStep, Phrase.NONE)));
    }
}
