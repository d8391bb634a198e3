package dev.podfall.cli;

import dev.podfall.cli.handout.Handout;
import dev.podfall.cli.handout.HtmlHandout;
import dev.podfall.cli.handout.MarkdownHandout;
import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.ui.app.App;
import dev.podfall.ui.app.StillWindow;
import dev.podfall.ui.style.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code podfall handout}: lessons on paper, with pictures. */
@Command(name = "handout", mixinStandardHelpOptions = true)
final class HandoutCommand implements Callable<Integer> {
    /** In dots: as many as a page shows. What is drawn is as large as its text. */
    private static final int WIDTH = 1720;

    private static final int HEIGHT = 1120;

    /** What stands above and below the nodes, and a row of them. */
    private static final int AROUND = 740;

    private static final int ROW = 200;
    private static final int NODES_IN_A_ROW = 4;
    private static final long SEED = 1;

    /** How handouts are written. */
    enum Format {
        HTML(".html"),
        MARKDOWN(".md");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }
    }

    @Parameters(paramLabel = "LESSON", arity = "1..*", descriptionKey = "lessons")
    private List<String> lessons = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE|FOLDER", defaultValue = ".")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Path out;

    @Option(names = "--format")
    private @Nullable Format format;

    @Option(names = "--no-answers")
    private boolean noAnswers;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    private final Terminal terminal;

    HandoutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A lesson with its cluster. */
    private record Ready(Lesson lesson, Session begun) {}

    @Override
    public Integer call() {
        var named = named(out);
        if (named != null && format != null && named != format) {
            throw new BadArgument(spec.commandLine(), Phrase.of("cli.handout.format", out.toString(), format.ending));
        }
        var ready = new ArrayList<Ready>();
        for (var lesson : lessons) {
            var begun = begin(lesson);
            if (begun == null) {
                return PodfallCommand.BAD_INPUT;
            }
            ready.add(begun);
        }
        var problem = App.fontProblem();
        if (problem.isPresent()) {
            terminal.failed("handout", problem.get());
            return PodfallCommand.NOT_AS_WANTED;
        }
        StillWindow opened;
        try {
            opened = StillWindow.open(WIDTH, HEIGHT, Theme.LIGHT, terminal.words());
        } catch (StillWindow.NoWindow none) {
            terminal.failed("handout", none.why());
            return PodfallCommand.NOT_AS_WANTED;
        }
        try (var window = opened) {
            window.mapOnly();
            window.fine();
            var made = ready.stream()
                    .map(each -> Handout.of(
                            each.lesson(),
                            each.begun(),
                            terminal.words(),
                            session -> take(window, session),
                            !noAnswers))
                    .toList();
            return write(made, named);
        } catch (StillWindow.TooLong late) {
            terminal.failed("handout", late.why());
            return PodfallCommand.NOT_AS_WANTED;
        }
    }

    /** The format that a file's name says; null if it is a folder's. */
    private static @Nullable Format named(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (var each : Format.values()) {
            if (name.endsWith(each.ending)) {
                return each;
            }
        }
        return null;
    }

    /** Null if it cannot; why was said then. */
    private @Nullable Ready begin(String named) {
        try {
            var source = CheckCommand.source(named);
            if (source == null) {
                terminal.failed("handout", Phrase.of("cli.check.no-lesson", named, Phrase.names(Bundled.ids())));
                return null;
            }
            var read = LessonReader.read(source);
            terminal.say(read.findings());
            var lesson = read.lesson();
            if (lesson == null) {
                return null;
            }
            var begun = Begun.of(lesson, SEED);
            var session = begun.session();
            if (session == null) {
                terminal.say(begun.refused());
                return null;
            }
            return new Ready(lesson, session);
        } catch (IOException e) {
            terminal.failed("handout", FileProblem.reading(named, e));
            return null;
        }
    }

    private static Handout.Png take(StillWindow window, Session session) {
        window.show(session.fork(), List.of());
        var bytes = new ByteArrayOutputStream();
        try {
            window.map(height(session)).write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("what is kept in memory can be written", e);
        }
        return new Handout.Png(bytes.toByteArray());
    }

    /** Few nodes need no half a page. */
    private static int height(Session session) {
        int rows = Math.ceilDiv(session.state().nodes().size(), NODES_IN_A_ROW);
        return Math.min(HEIGHT, AROUND + ROW * rows);
    }

    private int write(List<Handout> made, @Nullable Format named) {
        var shown = Objects.requireNonNullElse(named == null ? format : named, Format.HTML);
        try {
            if (named != null) {
                write(made, out, shown);
            } else {
                Files.createDirectories(out);
                for (var each : made) {
                    write(List.of(each), out.resolve(each.id() + shown.ending), shown);
                }
            }
            return PodfallCommand.OK;
        } catch (IOException e) {
            terminal.failed("handout", FileProblem.writing(out, e));
            return PodfallCommand.BAD_INPUT;
        }
    }

    private void write(List<Handout> made, Path file, Format shown) throws IOException {
        write(made, file, shown, terminal);
        terminal.out().println(file);
        terminal.out().flush();
    }

    /** Writes one file, and its pictures where they belong. */
    static void write(List<Handout> made, Path file, Format shown, Terminal terminal) throws IOException {
        switch (shown) {
            case HTML -> Files.writeString(file, HtmlHandout.of(made, terminal.words()));
            case MARKDOWN -> {
                var name = String.valueOf(file.getFileName());
                var folder = name.substring(0, name.length() - shown.ending.length());
                var pictures = Files.createDirectories(file.resolveSibling(folder));
                for (var each : made) {
                    for (var shot : each.shots()) {
                        Files.write(
                                pictures.resolve(shot.name() + ".png"),
                                shot.png().bytes());
                    }
                }
                Files.writeString(file, MarkdownHandout.of(made, terminal.words(), folder));
            }
        }
    }
}
