package dev.podfall.cli;

import dev.podfall.cli.report.Report;
import dev.podfall.cluster.Session;
import dev.podfall.kept.AtomicFile;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kubectl.Kubectl;
import dev.podfall.kubectl.TextIo;
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
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    enum Output {
        TABLE,
        JSON,
        YAML
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private List<String> files;

    @Option(names = "--for", paramLabel = "DURATION")
    private @Nullable String duration;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Output output;

    @Option(names = "--events")
    private boolean events;

    @Option(names = "--do", paramLabel = "COMMAND")
    private List<String> commands = new ArrayList<>();

    @Option(names = "--expect", paramLabel = "COUNTER=N|PREDICATE")
    private List<String> expectations = new ArrayList<>();

    @Option(names = "--report", paramLabel = "FILE")
    private @Nullable Path report;

    @Option(names = "--create-namespaces")
    private boolean createNamespaces;

    @Option(names = "--seed")
    private @Nullable Long seed;

    @Option(names = "--save", paramLabel = "FILE")
    private @Nullable Path save;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    private final Terminal terminal;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var wanted = Expectations.parse(expectations, spec.commandLine());
        var passing = Passing.parse(duration, spec.commandLine());
        var form = report == null ? null : ReportFile.of(report, spec.commandLine());
        var begun = Beginning.of(files, new Beginning.Wish("run", seed, createNamespaces, true), terminal);
        if (begun == null) {
            return PodfallCommand.BAD_INPUT;
        }
        var session = begun.session();
        if (!begun.isKept() || duration != null) {
            passing.pass(session, terminal);
        } else if (commands.isEmpty()) {
            begun.tellOfCircles(terminal);
        }
        int given = new Acts(commands, passing, true, terminal).giveTo(begun);
        if (given == PodfallCommand.BAD_INPUT) {
            return given;
        }
        print(session);
        var unmet = wanted.unmet(session);
        unmet.forEach(terminal::say);
        if (form != null) {
            try {
                form.write(Report.of(begun.findings(), session, unmet), terminal.words());
            } catch (IOException e) {
                terminal.failed("run", FileProblem.writing(form.file(), e));
                return PodfallCommand.BAD_INPUT;
            }
        }
        if (save != null) {
            try {
                AtomicFile.write(save, SessionWriter.write(begun.file()));
            } catch (IOException e) {
                terminal.failed("run", FileProblem.writing(save, e));
                return PodfallCommand.BAD_INPUT;
            }
        }
        return given == PodfallCommand.OK && unmet.isEmpty() ? PodfallCommand.OK : PodfallCommand.NOT_AS_WANTED;
    }

    private void print(Session session) {
        var io = new TextIo(Map.of(), terminal.words());
        var get = new ArrayList<>(List.of("get", "daemonsets,pods,nodes" + (events ? ",events" : ""), "-A"));
        if (output != Output.TABLE) {
            get.add("-o");
            get.add(output == Output.JSON ? "json" : "yaml");
        } else {
            get.add("-o");
            get.add("wide");
        }
        Kubectl.run(get, io, session);
        terminal.out().print(io.out());
        terminal.out().flush();
        terminal.err().print(io.err());
        terminal.err().flush();
    }
}
