package dev.podfall.ui.app;

import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Act;
import dev.podfall.play.Moment;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Draws the window with branches: {@code FOLDER SAMPLE THEME LANGUAGE}. */
final class BranchPictures {
    private static final List<String> LINES = List.of(
            "kubectl taint node worker-1 maintenance=true:NoExecute",
            "kubectl cordon worker-2",
            "kubectl label node worker-3 disk=ssd");

    private BranchPictures() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var theme = Theme.valueOf(args[2]);
        var language = args[3].equals("en")
                ? Wording.ENGLISH
                : Wording.of(Language.of(args[3]).orElseThrow());
        var window = StillWindow.open(1600, 1000, theme, language);
        var source = new Source(args[1], Files.readString(Path.of("samples", args[1])));
        window.load(List.of(source), session -> session.runFor(Duration.ofSeconds(60)));
        for (int i = 0; i < LINES.size(); i++) {
            var line = LINES.get(i);
            int steps = 30 + 14 * i;
            window.choose(bench -> {
                bench.player().seek(steps);
                bench.player().act(new Act(Phrase.verbatim(line)), session -> {
                    int code = Console.run(line, new TextIo(Map.of()), session);
                    session.runFor(Duration.ofSeconds(45));
                    return code;
                });
            });
        }
        window.choose(bench -> bench.player().rename(1, "untouched"));
        until(window, moment -> moment.branches().size() == LINES.size());
        window.picture().write(Path.of(args[0], "branches-" + theme + "-" + args[3] + ".png"));
        System.exit(0);
    }

    private static void until(StillWindow window, Predicate<Moment> wanted) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end) {
            var known = new CompletableFuture<Boolean>();
            window.choose(bench -> {
                var moment = bench.desk().shown();
                known.complete(moment != null && wanted.test(moment));
            });
            if (known.join()) {
                return;
            }
            Thread.sleep(50);
        }
    }
}
