package dev.podfall.cli;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import dev.podfall.ui.app.App;
import dev.podfall.ui.app.StillWindow;
import dev.podfall.ui.app.Workbench;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code podfall picture}: the real window's picture without a display. */
@Command(name = "picture", mixinStandardHelpOptions = true)
final class PictureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "files")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "PNG", required = true)
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Path out;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Canvas canvas;

    @Option(names = "--for", paramLabel = "DURATION")
    private @Nullable String duration;

    @Option(names = "--do", paramLabel = "COMMAND")
    private List<String> commands = new ArrayList<>();

    @Option(names = "--create-namespaces")
    private boolean createNamespaces;

    @Option(names = "--select", paramLabel = "KIND/NAME")
    private List<String> selected = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    private final Terminal terminal;

    PictureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int[] wh = canvas.dimensions();
        var dressed = canvas.theme();
        var passing = Passing.parse(duration, spec.commandLine());
        var chosen = selected.stream().map(this::selection).toList();
        var names = files.stream().map(Path::toString).toList();
        var begun = Beginning.of(names, new Beginning.Wish("picture", null, createNamespaces, false), terminal);
        if (begun == null) {
            return PodfallCommand.BAD_INPUT;
        }
        var problem = App.fontProblem();
        if (problem.isPresent()) {
            terminal.failed("picture", problem.get());
            return PodfallCommand.NOT_AS_WANTED;
        }
        int played = play(begun, passing, chosen);
        int drawn = draw(wh, dressed, begun, chosen);
        return drawn == PodfallCommand.OK ? played : drawn;
    }

    /** Draws the window on this session; returns an exit code. */
    private int draw(int[] size, Theme dressed, Beginning begun, List<Selected> chosen) {
        StillWindow opened;
        try {
            opened = StillWindow.open(size[0], size[1], dressed, terminal.words());
        } catch (StillWindow.NoWindow none) {
            terminal.failed("picture", none.why());
            return PodfallCommand.NOT_AS_WANTED;
        }
        try (var window = opened) {
            window.show(begun.session(), begun.file().tabs());
            window.bookmarks(begun.file().bookmarks());
            var there = chosen.stream().filter(what -> isThere(what, begun)).toList();
            window.choose(workbench -> there.forEach(what -> select(what, workbench)));
            window.picture().write(out);
            return PodfallCommand.OK;
        } catch (StillWindow.TooLong late) {
            terminal.failed("picture", late.why());
            return PodfallCommand.NOT_AS_WANTED;
        } catch (IOException e) {
            terminal.failed("picture", FileProblem.writing(out, e));
            return PodfallCommand.BAD_INPUT;
        }
    }

    private int play(Beginning begun, Passing passing, List<Selected> chosen) {
        if (!begun.isKept() || duration != null) {
            passing.pass(begun.session(), terminal);
        }
        int given = new Acts(commands, passing, false, terminal).giveTo(begun);
        for (var each : chosen) {
            if (!isThere(each, begun)) {
                terminal.say(Phrase.of("cli.picture.not-there", each.text()));
                return PodfallCommand.BAD_INPUT;
            }
        }
        return given;
    }

    private static boolean isThere(Selected what, Beginning begun) {
        return begun.session().state().get(what.kind(), what.key()) != null;
    }

    /** What is to be selected, as it was typed and as it is meant. */
    private record Selected(String text, Kind kind, ObjectKey key) {}

    private Selected selection(String text) {
        var parts = text.split("/", -1);
        var kind = parts.length < 2 ? null : Kind.named(parts[0]);
        boolean known =
                kind == Kind.NODE || kind == Kind.DAEMON_SET || kind == Kind.POD || kind == Kind.CONTROLLER_REVISION;
        if (kind == null || !known || parts.length != 2 && !(parts.length == 3 && kind.namespaced())) {
            throw new BadArgument(spec.commandLine(), Phrase.of("cli.picture.select", text));
        }
        var namespace = !kind.namespaced() ? "" : parts.length == 3 ? parts[1] : "default";
        return new Selected(text, kind, ObjectKey.of(namespace, parts[parts.length - 1]));
    }

    private static void select(Selected what, Workbench workbench) {
        var selection = workbench.desk().selection();
        if (what.kind() == Kind.NODE) {
            selection.node(what.key().name());
        } else if (what.kind() == Kind.DAEMON_SET) {
            selection.daemonSet(what.key());
        } else if (what.kind() == Kind.CONTROLLER_REVISION) {
            workbench.openRevision(what.key());
        } else {
            selection.pod(what.key(), null, null);
        }
    }
}
