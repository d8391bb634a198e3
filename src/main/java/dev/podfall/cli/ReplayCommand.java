package dev.podfall.cli;

import dev.podfall.cli.replay.Replay;
import dev.podfall.language.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code podfall replay}: recordings of a real Kubernetes, compared with this one. */
@Command(name = "replay", mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", descriptionKey = "files")
    @SuppressWarnings("NullAway.Init") // picocli fills it.
    private List<Path> paths;

    @Option(names = "--max-diffs", paramLabel = "N", defaultValue = "20")
    private int maxDiffs;

    private final Terminal terminal;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var out = terminal.out();
        var replay = new Replay(maxDiffs, terminal.words(), out::print);
        for (var path : paths) {
            var reading = path;
            try {
                var recordings = Replay.recordings(List.of(path));
                if (recordings.isEmpty()) {
                    terminal.failed("replay", Phrase.of("cli.replay.no-recordings", path));
                    return PodfallCommand.BAD_INPUT;
                }
                for (var file : recordings) {
                    reading = file;
                    replay.file(file);
                }
            } catch (IOException e) {
                terminal.failed("replay", FileProblem.reading(reading, e));
                return PodfallCommand.BAD_INPUT;
            }
        }
        out.println(terminal.words()
                .of("cli.replay.count", String.valueOf(replay.passed()), String.valueOf(replay.failed())));
        return replay.failed() == 0 ? PodfallCommand.OK : PodfallCommand.NOT_AS_WANTED;
    }
}
