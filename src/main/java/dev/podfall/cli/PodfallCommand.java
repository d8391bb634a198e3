package dev.podfall.cli;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code podfall}: opens the window, on files if some are named; its subcommands do without one. */
@Command(
        name = "podfall",
        mixinStandardHelpOptions = true,
        footer = {
            "  podfall run samples/01-first-daemonset.yaml",
            "  podfall run samples/03-control-plane.yaml --expect desired=3,ready=3",
            "  podfall what-if samples/12-node-dies.yaml --do 'kubelet stop worker-2'",
            "  podfall picture samples/08-rollout-and-rollback.yaml --out window.png"
        })
public final class PodfallCommand implements Callable<Integer> {
    /** What {@link #execute} returns if the program goes on on other threads: the window is open. */
    public static final int GOES_ON = -1;

    /** All went well. */
    static final int OK = 0;

    /** Something is not as wanted. */
    static final int NOT_AS_WANTED = 1;

    /** The input or the arguments are wrong. */
    static final int BAD_INPUT = 2;

    /** There is an answer, but only as far as a limit let it run. */
    static final int LIMIT_MET = 3;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "files")
    private List<String> files = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    private @Nullable Language language;

    private PodfallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Said last, it is the window's; what the command line itself speaks was looked for before. */
    @Option(names = "--lang", paramLabel = "TAG", scope = ScopeType.INHERIT)
    void language(String tag) {
        language = Speech.of(tag, spec.commandLine());
    }

    @Override
    public Integer call() {
        return WindowLauncher.open(language, paths(), terminal) ? GOES_ON : NOT_AS_WANTED;
    }

    /** What is the name of no file was meant for a command. */
    private List<Path> paths() {
        var out = new ArrayList<Path>();
        for (var file : files) {
            var path = path(file);
            if (path == null) {
                throw new UnmatchedArgumentException(spec.commandLine(), List.of(file));
            }
            out.add(path);
        }
        return out;
    }

    private static @Nullable Path path(String file) {
        try {
            var path = Path.of(file);
            return Files.isRegularFile(path) ? path : null;
        } catch (InvalidPathException unspeakable) {
            return null;
        }
    }

    /** Runs the command line; returns the exit code, or {@link #GOES_ON}. */
    public static int execute(String[] args) {
        var encoding = Encoding.of(Encoding.ofTerminal(), spoken(args));
        return execute(args, new PrintWriter(System.out, true, encoding), new PrintWriter(System.err, true, encoding));
    }

    static int execute(String[] args, PrintWriter out, PrintWriter err) {
        var terminal = new Terminal(Wording.of(spoken(args)), out, err);
        // The window, which most starts want, does not wait for the grammar of arguments that there are not.
        int code = args.length == 0
                ? new PodfallCommand(terminal).call()
                : commandLine(terminal).execute(args);
        out.flush();
        err.flush();
        return code;
    }

    private static Language spoken(String[] args) {
        return Speech.in(args).orElse(Language.ENGLISH);
    }

    private static CommandLine commandLine(Terminal terminal) {
        var commandLine = new CommandLine(new PodfallCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new WhatIfCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(new PictureCommand(terminal))
                .addSubcommand(new FilmCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new GradeCommand(terminal))
                .addSubcommand(new HandoutCommand(terminal))
                .addSubcommand(new CommandLine.HelpCommand());
        commandLine.getCommandSpec().versionProvider(new Version(terminal.words()));
        HelpTexts.describe(commandLine, terminal.words());
        return commandLine
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler(new Misuse(terminal))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
