package dev.podfall.cli;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.MissingNamespaces;
import dev.podfall.manifest.Source;
import dev.podfall.ui.app.App;
import dev.podfall.ui.app.StillWindow;
import dev.podfall.ui.app.Workbench;
import dev.podfall.ui.style.Theme;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code podfall picture}: the real window's picture without a display. */
@Command(
        name = "picture",
        mixinStandardHelpOptions = true,
        description = {
            "Loads manifests, lets virtual time pass and writes a picture of the window. Needs no display.",
            "Exit code 0; 1 if a command of --do fails or nothing can be drawn here; 2 if the input is wrong or what"
                    + " follows --do is no command."
        })
final class PictureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Manifests.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "PNG", required = true, description = "Where the picture goes.")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Path out;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1600x960",
            description = "In pixels. (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private String size;

    @Option(names = "--theme", defaultValue = "light", description = "light or dark. (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private String theme;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "How much virtual time passes; otherwise until nothing changes any more.")
    private @Nullable String duration;

    @Option(names = "--do", paramLabel = "COMMAND", description = "A command to give then, as run's --do.")
    private List<String> commands = new ArrayList<>();

    @Option(
            names = "--create-namespaces",
            description = "Create the namespaces that the manifests name and do not define.")
    private boolean createNamespaces;

    @Option(
            names = "--select",
            paramLabel = "KIND/NAME",
            description = "What is selected: node/worker-1, ds/agent, pod/agent-x7k2p. May be repeated.")
    private List<String> selected = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        int[] wh = dimensions();
        var dressed = theme();
        var passing = Passing.parse(duration, spec.commandLine());
        var chosen = selected.stream().map(this::selection).toList();
        var sources = new ArrayList<Source>();
        for (var file : files) {
            try {
                sources.add(new Source(file.toString(), TextInput.read(file)));
            } catch (IOException e) {
                err.println("podfall picture: " + Unreadable.because(file, e));
                return PodfallCommand.BAD_INPUT;
            }
        }
        if (createNamespaces) {
            sources.addAll(MissingNamespaces.of(sources));
        }
        var load = ManifestLoad.planAnew(sources);
        load.findings().forEach(finding -> err.println(finding));
        if (load.hasErrors()) {
            err.println("Nothing was loaded.");
            return PodfallCommand.BAD_INPUT;
        }
        var problem = App.fontProblem();
        if (problem.isPresent()) {
            err.println("podfall picture: " + problem.get());
            return PodfallCommand.NOT_AS_WANTED;
        }
        return draw(wh, dressed, sources, session -> play(session, passing, chosen, err), chosen);
    }

    /** Draws the window in which {@code play}, which returns an exit code, was done. */
    private int draw(
            int[] size, Theme dressed, List<Source> sources, ToIntFunction<Session> play, List<Selected> chosen) {
        var err = spec.commandLine().getErr();
        StillWindow opened;
        try {
            opened = StillWindow.open(size[0], size[1], dressed);
        } catch (IllegalStateException noWindow) {
            err.println("podfall picture: " + noWindow.getMessage());
            return PodfallCommand.NOT_AS_WANTED;
        }
        try (var window = opened) {
            int[] played = {PodfallCommand.BAD_INPUT};
            window.load(sources, session -> played[0] = play.applyAsInt(session));
            window.choose(workbench -> chosen.forEach(what -> select(what, workbench)));
            window.picture().write(out);
            return played[0];
        } catch (StillWindow.TooLong late) {
            err.println("podfall picture: " + late.getMessage());
            return PodfallCommand.NOT_AS_WANTED;
        } catch (IOException e) {
            err.println("podfall picture: cannot write " + e.getMessage() + ". Is there such a folder?");
            return PodfallCommand.BAD_INPUT;
        }
    }

    private Theme theme() {
        for (var each : Theme.values()) {
            if (each.name().equalsIgnoreCase(theme)) {
                return each;
            }
        }
        throw new ParameterException(spec.commandLine(), "--theme " + theme + ": write light or dark.");
    }

    private int[] dimensions() {
        var parts = size.split("x", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{2,5}") || !parts[1].matches("\\d{2,5}")) {
            throw new ParameterException(spec.commandLine(), "--size " + size + ": write it as 1600x960.");
        }
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private int play(Session session, Passing passing, List<Selected> chosen, PrintWriter err) {
        passing.pass(session, err);
        int given = new Acts(commands, passing, null, err).giveTo(session);
        for (var each : chosen) {
            if (session.state().get(each.kind(), each.key()) == null) {
                err.println("--select " + each.text() + ": there is none in the end. Is the name right?");
                return PodfallCommand.BAD_INPUT;
            }
        }
        return given;
    }

    /** What is to be selected, as it was typed and as it is meant. */
    private record Selected(String text, Kind kind, ObjectKey key) {}

    private Selected selection(String text) {
        var parts = text.split("/", -1);
        var kind = parts.length < 2 ? null : Kind.named(parts[0]);
        boolean known = kind == Kind.NODE || kind == Kind.DAEMON_SET || kind == Kind.POD;
        if (kind == null || !known || parts.length != 2 && !(parts.length == 3 && kind.namespaced())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--select " + text + ": write node/NAME, ds/NAME, pod/NAME, or ds/NAMESPACE/NAME.");
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
        } else {
            selection.pod(what.key(), null, null);
        }
    }
}
