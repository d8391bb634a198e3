package dev.podfall.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code podfall}: opens the window; its subcommands do without one. */
@Command(
        name = "podfall",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "A lab for Kubernetes DaemonSets: an embedded control plane, behaving as Kubernetes v1.36 does,",
            "on a virtual clock. No cluster, no Docker, no network.",
            "",
            "Without a command, opens the window."
        },
        subcommands = {RunCommand.class, ReplayCommand.class, PictureCommand.class, CommandLine.HelpCommand.class},
        footer = {
            "",
            "Examples:",
            "  podfall run samples/01-first-daemonset.yaml",
            "  podfall run samples/03-control-plane.yaml --expect ds=fluent-bit,desired=3,ready=3",
            "  podfall picture samples/08-rollout-and-rollback.yaml --out window.png --theme dark"
        })
public final class PodfallCommand implements Runnable {
    /** What {@link #execute} returns if the program goes on on other threads: the window is open. */
    public static final int GOES_ON = -1;

    /** All went well. */
    static final int OK = 0;

    /** Something is not as wanted. */
    static final int NOT_AS_WANTED = 1;

    /** The input or the arguments are wrong. */
    static final int BAD_INPUT = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    private boolean windowOpen;

    @Override
    public void run() {
        windowOpen = WindowLauncher.open(spec.commandLine().getErr());
    }

    /** Runs the command line; returns the exit code, or {@link #GOES_ON}. */
    public static int execute(String[] args) {
        return execute(
                args,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    static int execute(String[] args, PrintWriter out, PrintWriter err) {
        var command = new PodfallCommand();
        int code = new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
        out.flush();
        err.flush();
        if (args.length == 0) {
            return command.windowOpen ? GOES_ON : NOT_AS_WANTED;
        }
        return code;
    }
}
