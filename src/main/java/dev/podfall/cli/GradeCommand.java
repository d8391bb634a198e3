package dev.podfall.cli;

import dev.podfall.cluster.Session;
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
import dev.podfall.lesson.fault.Breaking;
import dev.podfall.lesson.run.Grading;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Option(names = "--lesson", paramLabel = "LESSON")
    private List<String> named = List.of();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Output output;

    private final Terminal terminal;

    /** The lessons that the trainer names, by id: what these files say counts, not what is in a session. */
    private final Map<String, Lesson> asked = new LinkedHashMap<>();

    /** Whether all that was handed in could be graded. */
    private boolean complete = true;

    /**
     * What somebody has handed in.
     *
     * @param name the learner's
     */
    private record Hand(String file, String name) {}

    GradeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (var lesson : named) {
            ask(lesson);
        }
        if (!complete) {
            return PodfallCommand.BAD_INPUT;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                word("cli.grade.who"),
                word("cli.grade.lesson"),
                word("cli.grade.goals"),
                word("cli.grade.open"),
                word("cli.grade.predictions"),
                word("cli.grade.hints"),
                word("cli.grade.time")));
        var learners = Learners.of(files);
        learners.again().forEach(file -> terminal.failed("grade", Phrase.of("cli.grade.again", file)));
        for (var learner : learners.names().entrySet()) {
            rows.addAll(rows(new Hand(learner.getKey(), learner.getValue())));
        }
        if (rows.size() > 1) {
            terminal.out().print(written(rows));
            terminal.out().flush();
        }
        return complete ? PodfallCommand.OK : PodfallCommand.BAD_INPUT;
    }

    private void ask(String lesson) {
        try {
            var source = CheckCommand.source(lesson);
            if (source == null) {
                refuse(Phrase.of("cli.check.no-lesson", lesson, Phrase.names(Bundled.ids())));
                return;
            }
            var read = read(source);
            if (read != null) {
                asked.put(read.id(), read);
            }
        } catch (IOException e) {
            refuse(FileProblem.reading(lesson, e));
        }
    }

    private @Nullable Lesson read(Source source) {
        var read = LessonReader.read(source);
        terminal.say(read.findings());
        complete &= read.lesson() != null;
        return read.lesson();
    }

    /** Says why something is not graded. */
    private List<List<String>> refuse(Phrase why) {
        terminal.failed("grade", why);
        complete = false;
        return List.of();
    }

    private String word(String key) {
        return terminal.words().of(key);
    }

    /** None if the file cannot be graded; why was said then. */
    private List<List<String>> rows(Hand hand) {
        Source source;
        try {
            source = new Source(hand.file(), TextInput.read(Path.of(hand.file())));
        } catch (IOException e) {
            return refuse(FileProblem.reading(hand.file(), e));
        } catch (InvalidPathException unspeakable) {
            return refuse(Phrase.of("cli.unreadable.missing", hand.file()));
        }
        return Progress.isProgress(source) ? told(hand) : of(source, hand);
    }

    /** What somebody has exported says what was reached; there is nothing to compute it from. */
    private List<List<String>> told(Hand hand) {
        var read = Progress.read(Path.of(hand.file()));
        if (!read.problem().isEmpty()) {
            return refuse(read.problem());
        }
        var out = new ArrayList<List<String>>();
        for (var tried : read.progress().lessons()) {
            var study = tried.first();
            var about = isAsked(study.lesson()) ? lesson(study, hand) : null;
            if (about != null) {
                var solved = word(tried.solved() == null ? "cli.grade.said-open" : "cli.grade.said-solved");
                out.add(row(hand, about, solved, "", study, study.took()));
            }
        }
        return out.isEmpty() ? refuse(Phrase.of("cli.grade.nothing", hand.file())) : out;
    }

    /** Of what holds several, whether this one is to be graded. */
    private boolean isAsked(String id) {
        return asked.isEmpty() || asked.containsKey(id);
    }

    private List<List<String>> of(Source source, Hand hand) {
        var session = session(source);
        if (session == null) {
            return List.of();
        }
        var sitting = session.study().exam();
        if (sitting == null) {
            return one(session, hand);
        }
        var out = new ArrayList<List<String>>();
        for (int i = 0; i < sitting.tasks().size(); i++) {
            if (isAsked(sitting.tasks().get(i).id())) {
                out.addAll(task(sitting, i, session, hand));
            }
        }
        return out.isEmpty() ? refuse(Phrase.of("cli.grade.nothing", hand.file())) : out;
    }

    private @Nullable SessionFile session(Source source) {
        var read = SessionReader.read(source);
        terminal.say(read.findings());
        complete &= read.file() != null;
        return read.file();
    }

    /** What was handed in; what is being done, if the exam still went on; nothing, of what was not begun. */
    private List<List<String>> task(Sitting sitting, int at, SessionFile last, Hand hand) {
        var task = sitting.tasks().get(at);
        if (at < sitting.handed().size() && !sitting.handed().get(at).isEmpty()) {
            // Lines are counted from the task's own beginning.
            var handed = session(new Source(
                    "%s (%s)".formatted(hand.file(), task.id()),
                    sitting.handed().get(at)));
            return handed == null ? List.of() : one(handed, hand);
        }
        if (!sitting.isOver() && last.study().lesson().equals(task.id())) {
            return one(last, hand);
        }
        var none = new Study(task.id(), List.of(), 0, Duration.ZERO).withText(task.text());
        var about = lesson(none, hand);
        if (about == null) {
            return List.of();
        }
        var open = about.goals().stream().map(Lesson.Goal::id).toList();
        return List.of(row(hand, about, "0/" + open.size(), String.join(" ", open), none, Duration.ZERO));
    }

    private List<List<String>> one(SessionFile session, Hand hand) {
        var study = session.study();
        var fault = asked.isEmpty() ? study.fault() : null;
        if (fault != null) {
            return broken(session, fault, hand);
        }
        var about = lesson(study, hand);
        if (about == null) {
            return List.of();
        }
        var grading = Grading.of(about, rerun(session, hand));
        if (grading.isEmpty()) {
            return refuse(Phrase.of("cli.grade.other-start", hand.file(), about.id()));
        }
        return List.of(row(hand, about, grading.get(), study));
    }

    /** Something that was to be mended: it is broken again as it was, so that it is known what it is about. */
    private List<List<String>> broken(SessionFile session, Study.Fault fault, Hand hand) {
        var end = rerun(session, hand);
        var broken =
                Breaking.in(end, fault.id(), fault.seed(), fault.requests()).orElse(null);
        var grading = broken == null ? null : Grading.of(broken, end).orElse(null);
        if (broken == null || grading == null) {
            return refuse(Phrase.of("cli.grade.other-fault", hand.file(), fault.id(), Long.toString(fault.seed())));
        }
        var out = new ArrayList<>(row(hand, broken.lesson(), grading, session.study()));
        out.set(1, "%s (%s)".formatted(broken.lesson().id(), broken.fault()));
        return List.of(out);
    }

    private Session rerun(SessionFile session, Hand hand) {
        var rerun = Rerun.of(session, terminal.words(), Rerun.Lines.UNHEARD);
        rerun.remarks().forEach(remark -> terminal.say(Phrase.of("cli.grade.remark", hand.file(), remark)));
        return rerun.session();
    }

    private List<String> row(Hand hand, Lesson about, Grading reached, Study study) {
        return row(
                hand,
                about,
                reached.goals().size() + "/" + about.goals().size(),
                String.join(" ", reached.open()),
                study,
                study.took().isZero() ? reached.time() : study.took());
    }

    private List<String> row(Hand hand, Lesson about, String goals, String open, Study study, Duration took) {
        return List.of(
                hand.name(),
                about.id(),
                goals,
                open,
                study.right() + "/" + about.predictions().size(),
                Integer.toString(study.hints()),
                terminal.words().say(took));
    }

    /**
     * The lesson that somebody took; null if it is not known, which was said then. The only one that is named is also that of
     * a session that says none, or another.
     */
    private @Nullable Lesson lesson(Study study, Hand hand) {
        var id = study.lesson();
        if (asked.size() == 1) {
            return asked.values().iterator().next();
        }
        if (!asked.isEmpty()) {
            if (!asked.containsKey(id)) {
                refuse(Phrase.of("cli.grade.nothing", hand.file()));
            }
            return asked.get(id);
        }
        if (id.isEmpty()) {
            refuse(Phrase.of("cli.grade.no-lesson", hand.file()));
            return null;
        }
        // Never from where a learner's file says.
        var source = study.text().isEmpty() ? Bundled.lesson(id) : new Source(id + ".yaml", study.text());
        if (source == null) {
            refuse(Phrase.of("cli.grade.unknown-lesson", hand.file(), id));
            return null;
        }
        return read(source);
    }

    private String written(List<List<String>> rows) {
        return switch (output) {
            case TABLE -> GradeSheet.table(rows);
            case CSV -> GradeSheet.csv(rows);
            case MARKDOWN -> GradeSheet.markdown(rows);
        };
    }
}
