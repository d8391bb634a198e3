package dev.podfall.cli;

import dev.podfall.cli.replay.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code podfall replay}: recordings of a real Kubernetes, compared with this one. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs recorded sessions (*.txt) and recorded answers (*.jsonl) in virtual time and prints where they"
                    + " differ.",
            "Exit code 0 if all are identical, 1 if not, 2 if a file cannot be read or a folder has no recordings."
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Files, or folders that are searched for them.")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private List<Path> paths;

    @Option(
            names = "--max-diffs",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many differences are printed at most. (default: ${DEFAULT-VALUE})")
    private int maxDiffs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var replay = new Replay(maxDiffs, out::print);
        for (var path : paths) {
            var reading = path;
            try {
                var recordings = Replay.recordings(List.of(path));
                if (recordings.isEmpty()) {
                    err.println("podfall replay: there are no recordings in " + path
                            + ": name a folder with files *.txt or *.jsonl, or such a file.");
                    return PodfallCommand.BAD_INPUT;
                }
                for (var file : recordings) {
                    reading = file;
                    replay.file(file);
                }
            } catch (IOException e) {
                err.println("podfall replay: " + Unreadable.because(reading, e));
                return PodfallCommand.BAD_INPUT;
            }
        }
        out.println(replay.passed() + " passed, " + replay.failed() + " failed");
        return replay.failed() == 0 ? PodfallCommand.OK : PodfallCommand.NOT_AS_WANTED;
    }
}
