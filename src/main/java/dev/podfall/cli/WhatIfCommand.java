package dev.podfall.cli;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.cli.report.Forecast;
import dev.podfall.cli.report.ForecastJson;
import dev.podfall.cli.report.ForecastMarkdown;
import dev.podfall.cli.report.ForecastTable;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Session;
import dev.podfall.explain.WhatIf;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StagedLines;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code podfall what-if}: loads manifests, lets the cluster come to rest, tells what commands would do to it then. */
@Command(name = "what-if", mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {
    enum Output {
        TABLE,
        JSON,
        MARKDOWN;

        String write(Forecast forecast, Wording words) {
            return switch (this) {
                case TABLE -> ForecastTable.write(forecast, words);
                case JSON -> ForecastJson.write(forecast, words);
                case MARKDOWN -> ForecastMarkdown.write(forecast, words);
            };
        }
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private List<String> files;

    @Option(names = "--do", paramLabel = "COMMAND", required = true)
    private List<String> acts = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private Output output;

    @Option(names = "--for", paramLabel = "DURATION")
    private @Nullable String duration;

    @Option(names = "--horizon", paramLabel = "DURATION")
    private @Nullable String horizon;

    @Option(names = "--budget", paramLabel = "STEPS")
    private @Nullable Long budget;

    @Option(names = "--create-namespaces")
    private boolean createNamespaces;

    @Option(names = "--seed")
    private @Nullable Long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    private final Terminal terminal;

    WhatIfCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var passing = Passing.parse(duration, spec.commandLine());
        var time = horizon == null ? null : Passing.duration("--horizon", horizon, spec.commandLine());
        if (budget != null && budget < 1) {
            throw new BadArgument(spec.commandLine(), Phrase.of("cli.what-if.budget", budget.toString()));
        }
        var loaded = Beginning.of(files, new Beginning.Wish("what-if", seed, createNamespaces, false), terminal);
        if (loaded == null) {
            return PodfallCommand.BAD_INPUT;
        }
        var session = loaded.session();
        if (!loaded.isKept() || duration != null) {
            passing.pass(session, terminal);
        }
        var commands = staged(session);
        if (commands == null) {
            return PodfallCommand.BAD_INPUT;
        }
        var usual = Limits.toRest(session.state());
        var limits = new Limits(
                Objects.requireNonNullElse(time, usual.time()), Objects.requireNonNullElse(budget, usual.steps()));
        var result = Objects.requireNonNull(WhatIf.run(session, commands, limits, () -> false), "nobody cancels");
        if (!result.refusals().isEmpty()) {
            result.refusals()
                    .forEach(refused -> terminal.failed(
                            "what-if", Phrase.verbatim(Objects.requireNonNullElse(refused.getMessage(), ""))));
            terminal.say(Phrase.of("cli.what-if.no-answer"));
            return PodfallCommand.BAD_INPUT;
        }
        terminal.out().print(output.write(Forecast.of(loaded.findings(), acts, result), terminal.words()));
        terminal.out().flush();
        return said(result.rest(), limits);
    }

    /** Says which limit was met, if one was. */
    private int said(Rest rest, Limits limits) {
        var met = switch (rest) {
            case Rest.OutOfTime _ -> Phrase.of("cli.what-if.horizon-met", GoDuration.text(limits.time()));
            case Rest.OutOfSteps _ -> Phrase.of("cli.what-if.budget-met", limits.steps());
            case Rest.Reached _, Rest.Repeats _, Rest.Cancelled _ -> Phrase.NONE;
        };
        if (met.isEmpty()) {
            return PodfallCommand.OK;
        }
        terminal.failed("what-if", met);
        return PodfallCommand.LIMIT_MET;
    }

    /** What the acts ask for, all at one moment; null if one is refused, no command, or asks for time to pass. */
    private @Nullable List<dev.podfall.cluster.Command> staged(Session session) {
        var rehearsal = session.rehearsal();
        var commands = new ArrayList<dev.podfall.cluster.Command>();
        boolean understood = true;
        for (var act : acts) {
            if (Console.letsTimePass(act)) {
                terminal.failed("what-if", Phrase.of("cli.what-if.no-wait", act));
                understood = false;
                continue;
            }
            var io = new FileIo(System.in, terminal.words());
            var staged = StagedLines.of(act, io, rehearsal);
            terminal.err().print(io.err());
            terminal.err().flush();
            if (!staged.complaints().isEmpty()) {
                terminal.failed("what-if", Phrase.of("cli.what-if.refused", act));
                understood = false;
            } else if (staged.commands().isEmpty()) {
                terminal.failed("what-if", Phrase.of("cli.what-if.asks-nothing", act));
            }
            commands.addAll(staged.commands());
        }
        if (!understood) {
            terminal.say(Phrase.of("cli.what-if.no-answer"));
        }
        return understood ? commands : null;
    }
}
