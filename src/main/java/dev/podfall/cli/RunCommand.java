package dev.podfall.cli;

import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Kubectl;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.MissingNamespaces;
import dev.podfall.kubectl.TextIo;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code podfall run}: loads manifests, lets time pass, prints what kubectl would. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Loads manifests (YAML or JSON), runs the cluster in virtual time and prints what kubectl would.",
            "Exit code 0; 1 if something is not as wanted with --expect or a command of --do fails; 2 if the input is"
                    + " wrong or what follows --do is no command."
        })
final class RunCommand implements Callable<Integer> {
    enum Output {
        TABLE,
        JSON,
        YAML
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Manifests; - is standard input.")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private List<String> files;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description =
                    "How much virtual time passes, as 90s or 5m. Otherwise time passes until the cluster is at rest:"
                            + " until nothing is scheduled that could change it, or it is clear that it only repeats itself.")
    private @Nullable String duration;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "table, json or yaml. (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Output output;

    @Option(names = "--events", description = "Print the events too.")
    private boolean events;

    @Option(
            names = "--do",
            paramLabel = "COMMAND",
            description = "A command to give once the cluster is at rest, for example --do 'kubectl cordon worker-1' or"
                    + " --do 'kubelet stop worker-1' or --do 'wait 70s'. kubectl's -f and --patch-file read the files"
                    + " and folders of this machine, - standard input. May be repeated; rest is awaited after each.")
    private List<String> commands = new ArrayList<>();

    @Option(
            names = "--expect",
            paramLabel = "COUNTER=N",
            split = ",",
            description = "What a DaemonSet's counters should be at the end: desired, current, ready, up-to-date,"
                    + " available, unavailable, misscheduled; ds=NAME or ds=NAMESPACE/NAME says which, otherwise every"
                    + " DaemonSet. May be repeated.")
    private List<String> expectations = new ArrayList<>();

    @Option(
            names = "--create-namespaces",
            description = "Create the namespaces that the manifests name and do not define.")
    private boolean createNamespaces;

    @Option(names = "--seed", defaultValue = "1", description = "Of all chance. (default: ${DEFAULT-VALUE})")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        var wanted = Expectation.parse(expectations, spec.commandLine());
        var passing = Passing.parse(duration, spec.commandLine());
        var sources = new ArrayList<Source>();
        for (var file : files) {
            try {
                sources.add(read(file));
            } catch (IOException e) {
                err.println("podfall run: " + Unreadable.because(file, e));
                return PodfallCommand.BAD_INPUT;
            }
        }
        if (createNamespaces) {
            sources.addAll(MissingNamespaces.of(sources));
        }
        var session = new Session(ManifestLoad.optionsFor(sources).withSeed(seed));
        var load = ManifestLoad.plan(sources, session);
        load.findings().forEach(finding -> err.println(finding));
        if (load.hasErrors()) {
            err.println("Nothing was loaded.");
            return PodfallCommand.BAD_INPUT;
        }
        load.apply(session);
        passing.pass(session, err);
        int given = new Acts(commands, passing, spec.commandLine().getOut(), err).giveTo(session);
        if (given == PodfallCommand.BAD_INPUT) {
            return given;
        }
        print(session);
        boolean met = given == PodfallCommand.OK;
        for (var expectation : wanted) {
            for (var unmet : expectation.unmet(session.state())) {
                met = false;
                err.println(unmet);
            }
        }
        return met ? PodfallCommand.OK : PodfallCommand.NOT_AS_WANTED;
    }

    private static Source read(String file) throws IOException {
        return new Source(file, file.equals("-") ? TextInput.read(System.in) : TextInput.read(Path.of(file)));
    }

    private void print(Session session) {
        var io = new TextIo(Map.of());
        var get = new ArrayList<>(List.of("get", "daemonsets,pods,nodes" + (events ? ",events" : ""), "-A"));
        if (output != Output.TABLE) {
            get.add("-o");
            get.add(output == Output.JSON ? "json" : "yaml");
        } else {
            get.add("-o");
            get.add("wide");
        }
        Kubectl.run(get, io, session);
        spec.commandLine().getOut().print(io.out());
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().print(io.err());
        spec.commandLine().getErr().flush();
    }
}
