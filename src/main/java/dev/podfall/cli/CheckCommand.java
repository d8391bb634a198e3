package dev.podfall.cli;

import dev.podfall.language.Phrase;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.check.LessonCheck;
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

/** {@code podfall check}: runs all that lessons say, and tells where one does not keep what it promises. */
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
        int wrong = 0;
        boolean unreadable = false;
        for (var source : sources) {
            var read = LessonReader.read(source);
            var result = LessonCheck.of(read, seed, known(sources));
            terminal.say(result.findings());
            if (result.isRight()) {
                terminal.out().println(terminal.words().of("cli.check.right", source.name()));
            } else {
                wrong++;
                terminal.out()
                        .println(terminal.words()
                                .of(
                                        "cli.check.wrong",
                                        source.name(),
                                        result.findings().size()));
            }
            if (answers) {
                result.answers()
                        .forEach(answer ->
                                terminal.out().println("  " + terminal.words().say(answer)));
            }
            terminal.out().flush();
            unreadable |= read.lesson() == null;
        }
        return unreadable ? PodfallCommand.BAD_INPUT : wrong == 0 ? PodfallCommand.OK : PodfallCommand.NOT_AS_WANTED;
    }

    /** The lessons that one of these may name: those that are checked with it, and Podfall's own. */
    private static List<String> known(List<Source> sources) {
        return Stream.concat(sources.stream().map(LessonReader::id), Bundled.ids().stream())
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
