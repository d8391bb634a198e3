package dev.podfall.kept;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import dev.podfall.manifest.YamlWriter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has learned: the lessons that were tried and solved, and the questions that came back. It stays on this
 * machine, in one file that people can read.
 *
 * @param lessons in the order in which they were begun
 * @param recalled in order
 */
public record Progress(List<Tried> lessons, List<Recalled> recalled) {
    public static final Progress NONE = new Progress(List.of(), List.of());

    public Progress {
        lessons = List.copyOf(lessons);
        recalled = List.copyOf(recalled);
    }

    /**
     * A lesson that was begun.
     *
     * @param first what was said and needed the first time
     * @param attempts how often it was begun
     * @param solved when its goals were reached first; null if they were not
     */
    public record Tried(Study first, int attempts, @Nullable Instant solved) {}

    /**
     * A question of an earlier lesson that came back.
     *
     * @param question the lesson that it is from, and its number there, as {@code 04-control-plane#1}
     * @param at the lesson before which it was asked
     */
    public record Recalled(String question, String at, boolean right) {}

    /** The user's file; it need not be there. */
    public static Path file() {
        return UserFolder.file("lessons");
    }

    /**
     * What a file says.
     *
     * @param problem why it could not be read; nothing to say if it could
     */
    public record Read(Progress progress, Phrase problem) {}

    /** Whether a text is what somebody has exported: its first key says so. */
    public static boolean isProgress(Source source) {
        return source.beginsWith("lessons") || source.beginsWith("recalled");
    }

    /** None, if there is no such file. */
    public static Read read(Path file) {
        try {
            var reading = ManifestReader.read(file.toString(), TextInput.read(file));
            if (reading.hasErrors()) {
                return damaged(file, reading.findings());
            }
            if (reading.documents().isEmpty()) {
                return new Read(NONE, Phrase.NONE);
            }
            var document = reading.documents().getFirst();
            var findings = new Fields.Findings(document);
            var top = new Fields(findings, "", document.object());
            top.only(List.of("lessons", "recalled"));
            var progress = new Progress(
                    top.maps("lessons").stream().map(Progress::tried).toList(),
                    top.maps("recalled").stream().map(Progress::recalled).toList());
            return findings.found().isEmpty() ? new Read(progress, Phrase.NONE) : damaged(file, findings.found());
        } catch (NoSuchFileException none) {
            return new Read(NONE, Phrase.NONE);
        } catch (IOException unreadable) {
            return new Read(NONE, Phrase.of("progress.damaged", file.toString(), FileReason.of(unreadable)));
        }
    }

    private static Read damaged(Path file, List<Finding> findings) {
        return new Read(
                NONE,
                Phrase.of(
                        "progress.damaged", file.toString(), findings.getFirst().said()));
    }

    private static Tried tried(Fields fields) {
        fields.only(List.of("first", "attempts", "solved"));
        var attempts = fields.count("attempts");
        return new Tried(Study.of(fields.map("first")), attempts == null ? 1 : attempts.intValue(), solved(fields));
    }

    private static @Nullable Instant solved(Fields fields) {
        if (!fields.has("solved")) {
            return null;
        }
        var text = fields.text("solved", "");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            fields.wrong("solved", Phrase.of("progress.no-time", text), Phrase.of("progress.no-time.step"));
            return null;
        }
    }

    private static Recalled recalled(Fields fields) {
        fields.only(List.of("question", "at", "right"));
        return new Recalled(fields.text("question", ""), fields.text("at", ""), fields.flag("right"));
    }

    /**
     * Writes it, all or nothing.
     *
     * @throws IOException if that is not possible; the file is as it was
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, text());
    }

    /** As the file has it. */
    public String text() {
        if (lessons.isEmpty() && recalled.isEmpty()) {
            return "";
        }
        var out = Tree.builder()
                .put("lessons", Tree.listOf(lessons, Progress::tree))
                .putUnlessEmpty("recalled", Tree.listOf(recalled, Progress::tree));
        return YamlWriter.write(out.build());
    }

    private static Tree.Obj tree(Tried tried) {
        var out = Tree.builder().put("first", tried.first().toTree()).put("attempts", tried.attempts());
        var solved = tried.solved();
        return (solved == null ? out : out.put("solved", solved.toString())).build();
    }

    private static Tree.Obj tree(Recalled recalled) {
        return Tree.builder()
                .put("question", recalled.question())
                .put("at", recalled.at())
                .put("right", recalled.right())
                .build();
    }

    /** Null if it was never begun. */
    public @Nullable Tried of(String lesson) {
        return lessons.stream()
                .filter(each -> each.first().lesson().equals(lesson))
                .findFirst()
                .orElse(null);
    }

    /** The lessons that were solved, the first solved first. */
    public List<String> solved() {
        record Solved(String lesson, Instant at) {}

        return lessons.stream()
                .flatMap(each -> each.solved() == null
                        ? Stream.<Solved>of()
                        : Stream.of(new Solved(each.first().lesson(), each.solved())))
                .sorted(Comparator.comparing(Solved::at))
                .map(Solved::lesson)
                .toList();
    }

    /**
     * After another attempt: what was said the first time stays.
     *
     * @param solved when; null if it was not
     */
    public Progress with(Study study, @Nullable Instant solved) {
        var all = new ArrayList<Tried>();
        boolean known = false;
        for (var each : lessons) {
            boolean it = each.first().lesson().equals(study.lesson());
            known |= it;
            all.add(
                    it
                            ? new Tried(
                                    each.first(), each.attempts() + 1, each.solved() == null ? solved : each.solved())
                            : each);
        }
        if (!known) {
            all.add(new Tried(study, 1, solved));
        }
        return new Progress(all, recalled);
    }

    public Progress with(Recalled answer) {
        return new Progress(
                lessons, Stream.concat(recalled.stream(), Stream.of(answer)).toList());
    }
}
