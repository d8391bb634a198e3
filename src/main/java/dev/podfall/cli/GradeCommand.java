package dev.podfall.cli;

import dev.podfall.kept.Progress;
import dev.podfall.kept.Rerun;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kept.Sitting;
import dev.podfall.kept.Study;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.run.Grading;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podfall grade}: what the sessions came to that learners send back. */
@Command(name = "grade", mixinStandardHelpOptions = true)
final class GradeCommand implements Callable<Integer> {
    enum Output {
        TABLE,
        CSV,
        MARKDOWN
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private List<String> files;

    @Option(names = "--lesson", paramLabel = "LESSON", defaultValue = "")
    private String lesson = "";

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Output output;

    private final Terminal terminal;

    GradeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                word("cli.grade.who"),
                word("cli.grade.lesson"),
                word("cli.grade.goals"),
                word("cli.grade.open"),
                word("cli.grade.predictions"),
                word("cli.grade.hints"),
                word("cli.grade.time")));
        boolean complete = true;
        for (var file : files) {
            var those = rows(file);
            complete &= !those.isEmpty();
            rows.addAll(those);
        }
        if (rows.size() > 1) {
            terminal.out().print(written(rows));
            terminal.out().flush();
        }
        return complete ? PodfallCommand.OK : PodfallCommand.BAD_INPUT;
    }

    private String word(String key) {
        return terminal.words().of(key);
    }

    /** None if the file cannot be graded; why was said then. */
    private List<List<String>> rows(String file) {
        Source source;
        try {
            source = new Source(file, TextInput.read(Path.of(file)));
        } catch (IOException e) {
            terminal.failed("grade", FileProblem.reading(file, e));
            return List.of();
        } catch (InvalidPathException unspeakable) {
            terminal.failed("grade", Phrase.of("cli.unreadable.missing", file));
            return List.of();
        }
        return Progress.isProgress(source) ? told(file) : of(source, file);
    }

    /** What somebody has exported says what was reached; there is nothing to compute it from. */
    private List<List<String>> told(String file) {
        var read = Progress.read(Path.of(file));
        if (!read.problem().isEmpty()) {
            terminal.failed("grade", read.problem());
            return List.of();
        }
        var out = new ArrayList<List<String>>();
        for (var tried : read.progress().lessons()) {
            var study = tried.first();
            var about = lesson.isEmpty() || lesson.equals(study.lesson()) ? lesson(study, file) : null;
            if (about != null) {
                var solved = tried.solved() != null;
                out.add(row(
                        file,
                        about,
                        word(solved ? "cli.grade.said-solved" : "cli.grade.said-open"),
                        "",
                        study,
                        study.took()));
            }
        }
        return out;
    }

    private List<List<String>> of(Source source, String file) {
        var read = SessionReader.read(source);
        terminal.say(read.findings());
        var session = read.file();
        if (session == null) {
            return List.of();
        }
        var sitting = session.study().exam();
        if (sitting == null) {
            return one(session, file);
        }
        var out = new ArrayList<List<String>>();
        for (int i = 0; i < sitting.tasks().size(); i++) {
            out.addAll(task(sitting, i, session, file));
        }
        return out;
    }

    /** What was handed in; what is being done, if the exam still went on; nothing, of what was not begun. */
    private List<List<String>> task(Sitting sitting, int at, SessionFile last, String file) {
        var task = sitting.tasks().get(at);
        if (at < sitting.handed().size() && !sitting.handed().get(at).isEmpty()) {
            return of(new Source(file, sitting.handed().get(at)), file);
        }
        if (!sitting.isOver() && last.study().lesson().equals(task.id())) {
            return one(last, file);
        }
        var none = new Study(task.id(), List.of(), 0, Duration.ZERO).withText(task.text());
        var about = lesson(none, file);
        return about == null
                ? List.of()
                : List.of(row(
                        file,
                        about,
                        "0/" + about.goals().size(),
                        String.join(
                                " ", about.goals().stream().map(Lesson.Goal::id).toList()),
                        none,
                        Duration.ZERO));
    }

    private List<List<String>> one(SessionFile session, String file) {
        var study = session.study();
        var about = lesson(lesson.isEmpty() ? study : new Study(lesson, List.of(), 0, Duration.ZERO), file);
        if (about == null) {
            return List.of();
        }
        var rerun = Rerun.of(session, terminal.words(), Rerun.Lines.UNHEARD);
        rerun.remarks().forEach(terminal::say);
        var grading = Grading.of(about, rerun.session());
        if (grading.isEmpty()) {
            terminal.failed("grade", Phrase.of("cli.grade.other-start", file, about.id()));
            return List.of();
        }
        var reached = grading.get();
        return List.of(row(
                file,
                about,
                reached.goals().size() + "/" + about.goals().size(),
                String.join(" ", reached.open()),
                study,
                study.took().isZero() ? reached.time() : study.took()));
    }

    private List<String> row(String file, Lesson about, String goals, String open, Study study, Duration took) {
        return List.of(
                name(file),
                about.id(),
                goals,
                open,
                study.right() + "/" + about.predictions().size(),
                Integer.toString(study.hints()),
                terminal.words().say(took));
    }

    /** The file's own name: the learner's, if he has called it so. */
    private static String name(String file) {
        var name = String.valueOf(Path.of(file).getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private @Nullable Lesson lesson(Study study, String file) {
        var named = study.lesson();
        if (named.isEmpty()) {
            terminal.failed("grade", Phrase.of("cli.grade.no-lesson", file));
            return null;
        }
        try {
            var source =
                    study.text().isEmpty() ? CheckCommand.source(named) : new Source(named + ".yaml", study.text());
            if (source == null) {
                terminal.failed("grade", Phrase.of("cli.check.no-lesson", named, Phrase.names(Bundled.ids())));
                return null;
            }
            var read = LessonReader.read(source);
            terminal.say(read.findings());
            return read.lesson();
        } catch (IOException e) {
            terminal.failed("grade", FileProblem.reading(named, e));
            return null;
        }
    }

    private String written(List<List<String>> rows) {
        return switch (output) {
            case TABLE -> table(rows);
            case CSV ->
                lines(
                        rows,
                        row -> String.join(",", row.stream().map(Progress::cell).toList()));
            case MARKDOWN -> {
                var rule = rows.getFirst().stream().map(_ -> "---").toList();
                var all = new ArrayList<>(rows);
                all.add(1, rule);
                yield lines(
                        all,
                        row -> "| "
                                + String.join(
                                        " | ",
                                        row.stream().map(GradeCommand::escaped).toList()) + " |");
            }
        };
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }

    private static String lines(List<List<String>> rows, Function<List<String>, String> line) {
        var out = new StringBuilder();
        rows.forEach(row -> out.append(line.apply(row)).append('\n'));
        return out.toString();
    }

    private static String table(List<List<String>> rows) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return lines(rows, row -> {
            var out = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                out.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 3));
            }
            return out.toString().stripTrailing();
        });
    }

    /** Of a terminal's cells: a Chinese character takes two. */
    private static int width(String text) {
        return text.codePoints()
                .map(point -> Character.isIdeographic(point) || point >= 0xFF00 && point < 0xFF61 ? 2 : 1)
                .sum();
    }
}
