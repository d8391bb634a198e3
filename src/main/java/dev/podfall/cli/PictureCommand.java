package dev.podfall.cli;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.MissingNamespaces;
import dev.podfall.kubectl.TextIo;
import dev.podfall.manifest.Source;
import dev.podfall.ui.app.StillWindow;
import dev.podfall.ui.app.Workbench;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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
            "Exit code 0; 2 if the input is wrong."
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
        var dressed = theme.toLowerCase(Locale.ROOT).equals("dark") ? Theme.DARK : Theme.LIGHT;
        var sources = new ArrayList<Source>();
        for (var file : files) {
            try {
                sources.add(new Source(file.toString(), Files.readString(file)));
            } catch (IOException e) {
                err.println("podfall picture: " + Unreadable.because(file, e));
                return PodfallCommand.BAD_INPUT;
            }
        }
        if (createNamespaces) {
            sources.addAll(MissingNamespaces.of(sources));
        }
        try (var window = StillWindow.open(wh[0], wh[1], dressed)) {
            boolean loaded = window.load(sources, session -> play(session, err));
            window.choose(workbench -> selected.forEach(what -> select(what, workbench)));
            window.picture().write(out);
            return loaded ? PodfallCommand.OK : PodfallCommand.BAD_INPUT;
        } catch (IOException e) {
            err.println("podfall picture: cannot write " + e.getMessage() + ". Is there such a folder?");
            return PodfallCommand.BAD_INPUT;
        }
    }

    private int[] dimensions() {
        var parts = size.split("x", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{2,5}") || !parts[1].matches("\\d{2,5}")) {
            throw new ParameterException(spec.commandLine(), "--size " + size + ": write it as 1600x960.");
        }
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private void play(Session session, PrintWriter err) {
        pass(session, err);
        for (var command : commands) {
            var io = new TextIo(Map.of());
            Console.run(command, io, session);
            err.print(io.err());
            pass(session, err);
        }
    }

    private void pass(Session session, PrintWriter err) {
        new Passing(duration == null ? null : GoDuration.parse(duration)).pass(session, err);
    }

    private void select(String what, Workbench workbench) {
        int slash = what.indexOf('/');
        var kind = slash < 0 ? null : Kind.named(what.substring(0, slash));
        var name = what.substring(slash + 1);
        int dot = name.indexOf('/');
        var key =
                dot < 0 ? ObjectKey.of("default", name) : ObjectKey.of(name.substring(0, dot), name.substring(dot + 1));
        if (kind == Kind.NODE) {
            workbench.desk().selection().node(name);
        } else if (kind == Kind.DAEMON_SET) {
            workbench.desk().selection().daemonSet(key);
        } else if (kind == Kind.POD) {
            workbench.desk().selection().pod(key, null, null);
        } else {
            throw new ParameterException(
                    spec.commandLine(), "--select " + what + ": write node/NAME, ds/NAME or pod/NAME.");
        }
    }
}
