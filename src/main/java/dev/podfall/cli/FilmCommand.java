package dev.podfall.cli;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.kubectl.Console;
import dev.podfall.language.Phrase;
import dev.podfall.play.Pace;
import dev.podfall.ui.app.App;
import dev.podfall.ui.app.Film;
import dev.podfall.ui.app.StillWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code podfall film}: what the window shows while things happen, without a display. */
@Command(name = "film", mixinStandardHelpOptions = true)
final class FilmCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILM", required = true)
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Path out;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Canvas canvas;

    @Option(names = "--pace", defaultValue = "story")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private String pace;

    @Option(names = "--do", paramLabel = "COMMAND")
    private List<String> commands = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DURATION")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DURATION")
    private @Nullable String to;

    @Option(names = "--panels")
    private boolean panels;

    @Option(names = "--calm")
    private boolean calm;

    @Option(names = "--create-namespaces")
    private boolean createNamespaces;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    private final Terminal terminal;

    FilmCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is filmed, from when on and until when, in the audience's time. */
    private record Cut(Duration from, Duration to) {
        boolean holds(Duration at) {
            return !at.minus(from).isNegative() && to.compareTo(at) > 0;
        }
    }

    @Override
    public Integer call() {
        int[] wh = canvas.dimensions();
        var dressed = canvas.theme();
        var shown = pace();
        var cut = new Cut(duration("--from", from, Duration.ZERO), duration("--to", to, Film.LONGEST));
        // Whoever waits for what is no time hears it before anything is filmed.
        commands = commands.stream()
                .flatMap(line -> Console.statements(line).stream())
                .toList();
        commands.stream().filter(FilmCommand::isWait).forEach(this::waiting);
        var names = files.stream().map(Path::toString).toList();
        var begun = Beginning.of(names, new Beginning.Wish("film", null, createNamespaces, false), terminal);
        if (begun == null) {
            return PodfallCommand.BAD_INPUT;
        }
        var problem = App.fontProblem();
        if (problem.isPresent()) {
            terminal.failed("film", problem.get());
            return PodfallCommand.NOT_AS_WANTED;
        }
        StillWindow opened;
        try {
            opened = StillWindow.open(wh[0], wh[1], dressed, terminal.words());
        } catch (StillWindow.NoWindow none) {
            terminal.failed("film", none.why());
            return PodfallCommand.NOT_AS_WANTED;
        }
        try (var window = opened;
                var film = Film.begin(out)) {
            window.show(begun.session(), begun.file().tabs());
            window.bookmarks(begun.file().bookmarks());
            if (!panels) {
                window.stageOnly();
            }
            window.calm(calm);
            window.film(shown);
            return roll(window, film, cut);
        } catch (StillWindow.TooLong late) {
            terminal.failed("film", late.why());
            return PodfallCommand.NOT_AS_WANTED;
        } catch (IOException e) {
            terminal.failed("film", FileProblem.writing(out, e));
            return PodfallCommand.BAD_INPUT;
        }
    }

    private int roll(StillWindow window, Film film, Cut cut) throws IOException {
        int code = PodfallCommand.OK;
        var at = untilRest(window, film, cut, Duration.ZERO);
        for (var line : commands) {
            if (isWait(line)) {
                window.await(waiting(line));
            } else {
                int done = run(line, window);
                if (done == Console.UNKNOWN) {
                    return PodfallCommand.BAD_INPUT;
                }
                code = done == 0 ? code : PodfallCommand.NOT_AS_WANTED;
            }
            at = untilRest(window, film, cut, at);
        }
        for (var end = at.plus(Film.LAST); at.compareTo(end) < 0; at = at.plus(Film.FRAME)) {
            frame(window, film, cut, at);
        }
        if (film.frames() == 0) {
            terminal.say(Phrase.of("cli.film.empty", GoDuration.text(at)));
            return PodfallCommand.BAD_INPUT;
        }
        if (at.compareTo(Film.LONGEST) >= 0 && to == null) {
            terminal.say(Phrase.of("cli.film.long", GoDuration.text(Film.LONGEST)));
            return PodfallCommand.NOT_AS_WANTED;
        }
        return code;
    }

    /** A wait that is all there is to a command passes as the film shows it; others pass at once. */
    private static boolean isWait(String line) {
        return line.matches("wait(\\s[^|&]*)?");
    }

    private int run(String line, StillWindow window) {
        var io = new FileIo(System.in, terminal.words());
        int code = window.act(session -> Console.run(line, io, session));
        Acts.tell(io.out(), io.err(), false, terminal);
        return code;
    }

    /** @return when it was over */
    private static Duration untilRest(StillWindow window, Film film, Cut cut, Duration begin) throws IOException {
        var at = begin;
        boolean resting = false;
        while (!resting && at.compareTo(cut.to()) < 0) {
            resting = frame(window, film, cut, at);
            at = at.plus(Film.FRAME);
        }
        return at;
    }

    private static boolean frame(StillWindow window, Film film, Cut cut, Duration at) throws IOException {
        boolean resting = window.pass(Film.FRAME);
        if (cut.holds(at)) {
            film.add(window.frame());
        }
        return resting;
    }

    private Duration duration(String option, @Nullable String text, Duration usual) {
        if (text == null) {
            return usual;
        }
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new BadArgument(spec.commandLine(), Phrase.of("cli.film.duration", option, text));
        }
    }

    private Duration waiting(String line) {
        return duration("--do wait", line.strip().substring("wait".length()).strip(), Duration.ZERO);
    }

    private Pace pace() {
        for (var each : Pace.values()) {
            if (each != Pace.MAX && each.name().toLowerCase(Locale.ROOT).equals(pace.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new BadArgument(spec.commandLine(), Phrase.of("cli.film.pace", pace));
    }
}
