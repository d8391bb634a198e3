package dev.podfall.cli;

import dev.podfall.language.Phrase;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.ExamReader;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.check.LessonCheck;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podfall check}: runs all that lessons say, and tells where one, or an exam, does not keep what it promises. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LESSON", arity = "0..*", descriptionKey = "lessons")
    private List<String> lessons = new ArrayList<>();

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--answers")
    private boolean answers;

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var sources = new ArrayList<Source>();
        for (var lesson : lessons.isEmpty() ? Bundled.ids() : lessons) {
            try {
                var source = source(lesson);
                if (source == null) {
                    terminal.failed("check", Phrase.of("cli.check.no-lesson", lesson, Phrase.names(Bundled.ids())));
                    return PodfallCommand.BAD_INPUT;
                }
                sources.add(source);
            } catch (IOException e) {
                terminal.failed("check", FileProblem.reading(lesson, e));
                return PodfallCommand.BAD_INPUT;
            }
        }
        var known = known(sources);
        boolean wrong = false;
        boolean unreadable = false;
        for (var source : sources) {
            for (var checked : checked(source, known)) {
                tell(checked);
                wrong |= !checked.findings().isEmpty();
                unreadable |= !checked.readable();
            }
        }
        return unreadable ? PodfallCommand.BAD_INPUT : wrong ? PodfallCommand.NOT_AS_WANTED : PodfallCommand.OK;
    }

    /**
     * What came of a file.
     *
     * @param answers what its predictions come to
     */
    private record Checked(String name, List<Finding> findings, List<Phrase> answers, boolean readable) {}

    /** A file; with an exam those that it names and has beside it. */
    private List<Checked> checked(Source source, List<String> known) {
        if (!ExamReader.isExam(source)) {
            return List.of(lesson(source, known));
        }
        var read = ExamReader.read(
                source, ExamReader.in(Path.of(source.name()).toAbsolutePath().getParent()));
        var out = new ArrayList<Checked>();
        out.add(new Checked(source.name(), read.findings(), List.of(), read.exam() != null));
        // They may name each other.
        var all = Stream.concat(read.texts().keySet().stream(), known.stream())
                .distinct()
                .toList();
        read.texts().forEach((id, text) -> out.add(lesson(new Source(id + ".yaml", text), all)));
        return out;
    }

    private Checked lesson(Source source, List<String> known) {
        var read = LessonReader.read(source);
        var result = LessonCheck.of(read, seed, known);
        return new Checked(source.name(), result.findings(), result.answers(), read.lesson() != null);
    }

    private void tell(Checked checked) {
        terminal.say(checked.findings());
        var words = terminal.words();
        terminal.out()
                .println(
                        checked.findings().isEmpty()
                                ? words.of("cli.check.right", checked.name())
                                : words.of(
                                        "cli.check.wrong",
                                        checked.name(),
                                        checked.findings().size()));
        if (answers) {
            checked.answers().forEach(answer -> terminal.out().println("  " + words.say(answer)));
        }
        terminal.out().flush();
    }

    /** The lessons that one of these may name: those that are checked with it, and Podfall's own. */
    private static List<String> known(List<Source> sources) {
        return Stream.concat(
                        sources.stream()
                                .filter(source -> !ExamReader.isExam(source))
                                .map(LessonReader::id),
                        Bundled.ids().stream())
                .distinct()
                .toList();
    }

    /** A file, or a lesson of Podfall's by its id; null if there is neither. */
    static @Nullable Source source(String lesson) throws IOException {
        try {
            var path = Path.of(lesson);
            if (Files.exists(path) || lesson.contains("/") || lesson.endsWith(".yaml")) {
                return new Source(lesson, TextInput.read(path));
            }
        } catch (InvalidPathException unspeakable) {
            // Then it is no file.
        }
        return Bundled.lesson(lesson);
    }
}
