package dev.podfall.lesson;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.predict.Question;
import dev.podfall.lesson.shape.ShapeCheck;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a lesson's file. Every mistake that can be seen without running it is a finding with its place. */
public final class LessonReader {
    private static final Duration HOLD = Duration.ofSeconds(10);
    private static final int HINTS = 3;
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}[,;]? \\p{L}{2,}");
    private static final List<String> CODE =
            List.of("kubectl ", "kubelet ", "wait ", "tolerations:", "nodeSelectorTerms:");

    private final Part root;
    private final Complaints complaints;
    private final PredicateReader predicates;

    private LessonReader(ManifestDocument document) {
        this.root = new Part(document.object(), "");
        this.complaints = new Complaints(document);
        this.predicates = new PredicateReader(complaints);
    }

    /** Whether a text is a lesson, whatever is wrong with it: its first key says so. */
    public static boolean isLesson(Source source) {
        return source.beginsWith("lesson");
    }

    public static ReadLesson read(Source source) {
        var reading = TextsReader.read(source);
        if (reading.documents().isEmpty()) {
            return new ReadLesson(null, null, reading.findings());
        }
        var document = reading.documents().getFirst();
        var findings = new ArrayList<Finding>(reading.findings());
        findings.addAll(ShapeCheck.of(document, LessonShape.LESSON));
        if (!findings.isEmpty()) {
            return new ReadLesson(null, document, findings);
        }
        var reader = new LessonReader(document);
        var lesson = reader.lesson(id(source));
        findings.addAll(reader.complaints.findings());
        return new ReadLesson(findings.isEmpty() ? lesson : null, document, findings);
    }

    /** A predicate that stands alone: on a command line. */
    public static ReadPredicate readPredicate(Source source) {
        var reading = TextsReader.read(source);
        if (reading.documents().isEmpty()) {
            return new ReadPredicate(null, reading.findings());
        }
        var document = reading.documents().getFirst();
        var findings = new ArrayList<Finding>(reading.findings());
        findings.addAll(ShapeCheck.of(document, PredicateShape.PREDICATE));
        if (!findings.isEmpty()) {
            return new ReadPredicate(null, findings);
        }
        var complaints = new Complaints(document);
        var predicate = new PredicateReader(complaints).predicate(new Part(document.object(), ""));
        return new ReadPredicate(complaints.findings().isEmpty() ? predicate : null, complaints.findings());
    }

    /** The id that a file's name asks for; empty if it has none. */
    public static String id(Source source) {
        var name = source.name()
                .substring(
                        Math.max(source.name().lastIndexOf('/'), source.name().lastIndexOf('\\')) + 1);
        return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : "";
    }

    private Lesson lesson(String fileName) {
        var id = root.word("lesson");
        if (!fileName.isEmpty() && !fileName.equals(id)) {
            wrong("lesson", Phrase.of("lesson.read.id", id, fileName), Phrase.of("lesson.read.id.step", fileName));
        }
        var reader = new PredictionReader(complaints, predicates);
        var predictions = root.parts("predict").stream().map(reader::prediction).toList();
        twice(root.parts("predict"));
        twice(root.parts("goal"));
        var goals = root.parts("goal").stream()
                .map(part ->
                        new Lesson.Goal(part.word("id"), part.text("text"), predicates.at(part, "that"), part.path()))
                .toList();
        var about = new Lesson.About(
                Unit.of(root.word("unit")),
                root.text("title"),
                root.text("learn"),
                (int) root.number("minutes", 0),
                root.words("needs"),
                root.words("exam"),
                root.text("cures"),
                root.words("sources"));
        var lesson = new Lesson(
                id,
                about,
                start(),
                root.table("files"),
                root.text("brief"),
                predictions,
                root.text("task"),
                goals,
                Objects.requireNonNullElse(root.time("hold"), HOLD),
                hints(),
                root.words("solution"),
                root.parts("also").stream()
                        .map(part -> new Lesson.Way(part.words("do"), part.path()))
                        .toList(),
                root.parts("wrong").stream().map(part -> wrongWay(part, goals)).toList(),
                root.text("recap"),
                root.parts("recall").stream().map(this::recall).toList(),
                root.parts("demo").stream().map(part -> demo(part, predictions)).toList());
        whole(lesson);
        languages();
        return lesson;
    }

    /** The last of them is the solution, unless the lesson has something to say to it. */
    private List<Text> hints() {
        var hints = new ArrayList<>(root.texts("hints"));
        var solution = root.words("solution");
        if (hints.size() == HINTS - 1 && !solution.isEmpty()) {
            hints.add(Text.same(Hint.of(solution)));
        }
        return hints;
    }

    private Lesson.Start start() {
        var start = root.part("start");
        var sample = start.word("sample");
        if (sample.isEmpty() == !(start.has("nodes") || start.has("manifests"))) {
            complaints.add(start.path(), Phrase.of("lesson.read.start"), Phrase.of("lesson.read.start.step"));
        } else if (!sample.isEmpty() && Bundled.sample(sample) == null) {
            complaints.add(
                    start.path("sample"),
                    Phrase.of("lesson.read.no-sample", sample),
                    Bundled.nearest(Bundled.samples(), sample));
        }
        var nodes = new StringBuilder();
        var names = new TreeSet<String>();
        for (var node : start.parts("nodes")) {
            if (!names.add(node.word("name"))) {
                complaints.add(
                        node.path("name"),
                        Phrase.of("lesson.read.twice", node.word("name")),
                        Phrase.of("lesson.read.twice.step"));
            }
            nodes.append(NodeForm.manifest(node)).append("---\n");
        }
        return new Lesson.Start(sample, nodes.toString(), start.word("manifests"), start.words("do"));
    }

    private Lesson.WrongWay wrongWay(Part part, List<Lesson.Goal> goals) {
        var ids = goals.stream().map(Lesson.Goal::id).toList();
        var fails = part.words("fails");
        for (int i = 0; i < fails.size(); i++) {
            if (!ids.contains(fails.get(i))) {
                complaints.add(
                        part.path("fails") + "[" + i + "]",
                        Phrase.of("lesson.read.no-goal", fails.get(i)),
                        Bundled.nearest(ids, fails.get(i)));
            }
        }
        if (part.has("says") != part.has("seen")) {
            complaints.add(part.path(), Phrase.of("lesson.read.seen-says"), Phrase.of("lesson.read.seen-says.step"));
        }
        return new Lesson.WrongWay(
                part.words("do"),
                fails,
                part.has("seen") ? predicates.at(part, "seen") : null,
                part.text("says"),
                part.path());
    }

    private Lesson.Recall recall(Part part) {
        var options = part.parts("choices").stream()
                .map(each -> new Lesson.Option(each.word("id"), each.text("text")))
                .toList();
        twice(part.parts("choices"));
        var answer = part.word("answer");
        if (options.stream().noneMatch(option -> option.id().equals(answer))) {
            complaints.add(
                    part.path("answer"),
                    Phrase.of("lesson.read.no-choice", answer),
                    Phrase.of(
                            "shape.choice.step",
                            Phrase.names(options.stream().map(Lesson.Option::id).toList())));
        }
        return new Lesson.Recall(part.text("ask"), options, answer, part.words("at"));
    }

    private Lesson.DemoLine demo(Part part, List<dev.podfall.lesson.predict.Prediction> predictions) {
        var stop = part.word("stop");
        var ids = predictions.stream().map(each -> each.id()).toList();
        if (!stop.isEmpty() && !ids.contains(stop)) {
            complaints.add(part.path("stop"), Phrase.of("lesson.read.no-prediction", stop), Bundled.nearest(ids, stop));
        }
        return new Lesson.DemoLine(
                part.word("run"),
                part.word("look"),
                part.text("say"),
                stop,
                part.word("pace").equals("step"));
    }

    private void twice(List<Part> parts) {
        var seen = new TreeSet<String>();
        for (var part : parts) {
            if (!seen.add(part.word("id"))) {
                complaints.add(
                        part.path("id"),
                        Phrase.of("lesson.read.twice", part.word("id")),
                        Phrase.of("lesson.read.twice.step"));
            }
        }
    }

    /** A lesson asks something, or has a task with all that belongs to it. */
    private void whole(Lesson lesson) {
        if (lesson.goals().isEmpty()) {
            if (lesson.predictions().isEmpty()) {
                wrong("lesson", Phrase.of("lesson.read.empty"), Phrase.of("lesson.read.empty.step"));
            }
            return;
        }
        for (var key : List.of("task", "hints", "solution", "wrong")) {
            if (!root.has(key)) {
                wrong("goal", Phrase.of("lesson.read.goal-needs", key), Phrase.of("shape.missing.step", key));
            }
        }
        int hints = root.texts("hints").size();
        if (root.has("hints") && hints != HINTS && hints != HINTS - 1) {
            wrong("hints", Phrase.of("lesson.read.hints", hints), Phrase.of("lesson.read.hints.step"));
        }
    }

    private void wrong(String path, Phrase message, Phrase nextStep) {
        complaints.add(path, message, nextStep);
    }

    /** What speaks a language in one place speaks it everywhere; a sentence is not the same in all. */
    private void languages() {
        var spoken = new TreeSet<String>();
        walk(root.map(), "", (path, words) -> {
            if (words instanceof Tree.Obj map) {
                spoken.addAll(map.keys());
            }
        });
        if (spoken.isEmpty()) {
            return;
        }
        spoken.add(Language.ENGLISH.tag());
        walk(root.map(), "", (path, words) -> {
            var missing = new TreeSet<>(spoken);
            if (words instanceof Tree.Obj map) {
                missing.removeAll(map.keys());
            } else if (words instanceof Tree.Text(String text) && !isSentence(text)) {
                missing.clear();
            }
            if (!missing.isEmpty()) {
                complaints.add(
                        path,
                        Phrase.of("lesson.read.language", Phrase.names(missing)),
                        Phrase.of("lesson.read.language.step", missing.first()));
            }
        });
    }

    /** Two words in a row, but for commands and manifests. */
    private static boolean isSentence(String text) {
        return CODE.stream().noneMatch(text::startsWith)
                && text.lines()
                        .anyMatch(line ->
                                !Hint.isCommand(line) && SENTENCE.matcher(line).find());
    }

    @FunctionalInterface
    private interface Visit {
        void words(String path, Tree words);
    }

    private static final Set<String> WORDS =
            Set.of("title", "learn", "cures", "brief", "ask", "text", "because", "says", "task", "recap", "say");

    /** All places where words for people stand. */
    private static void walk(Tree tree, String path, Visit visit) {
        switch (tree) {
            case Tree.Obj map -> {
                for (var key : map.keys()) {
                    var value = Objects.requireNonNull(map.get(key));
                    var here = new Part(map, path).path(key);
                    if (WORDS.contains(key)) {
                        visit.words(here, value);
                    } else if (key.equals("hints")) {
                        for (int i = 0; i < map.list(key).size(); i++) {
                            visit.words(here + "[" + i + "]", map.list(key).get(i));
                        }
                    } else if (!key.equals("files") && !key.equals("start")) {
                        walk(value, here, visit);
                    }
                }
            }
            case Tree.Arr(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    walk(items.get(i), path + "[" + i + "]", visit);
                }
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> {}
        }
    }

    static boolean isNumeric(Question question) {
        return switch (question) {
            case Question.Places _, Question.Asked _, Question.Which _, Question.Order _ -> false;
            case Question.Count _,
                    Question.CounterOf _,
                    Question.Length _,
                    Question.Most _,
                    Question.Least _,
                    Question.SecondsUntil _,
                    Question.WhatIf _ -> true;
        };
    }
}
