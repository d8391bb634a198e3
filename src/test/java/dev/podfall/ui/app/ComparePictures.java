package dev.podfall.ui.app;

import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Draws two courses of a session beside each other: {@code FOLDER SAMPLE THEME WIDTHxHEIGHT LINE...}. */
final class ComparePictures {
    private ComparePictures() {}

    public static void main(String[] args) throws IOException {
        var theme = Theme.valueOf(args[2]);
        var size = args[3].split("x", 2);
        var window = StillWindow.open(
                Integer.parseInt(size[0]),
                Integer.parseInt(size[1]),
                theme,
                Wording.of(Language.of(System.getProperty("lang", "en")).orElseThrow()));
        var source = new Source(args[1], Files.readString(Path.of("samples", args[1])));
        window.load(List.of(source), session -> {
            session.runFor(Duration.ofSeconds(40));
            for (var line : List.of(args).subList(4, args.length)) {
                Console.run(line, new TextIo(Map.of()), session);
            }
            session.runFor(Duration.ofSeconds(40));
        });
        window.choose(bench -> {
            var start = bench.desk().shown().frame().start();
            bench.player().seek(start.plusSeconds(40));
            bench.player().act(session -> {
                session.runFor(Duration.ofSeconds(40));
                return true;
            });
        });
        until(window, bench -> !bench.comparing().model().choices().get().isEmpty());
        window.choose(bench -> bench.compare(1));
        until(window, bench -> bench.comparing().model().model().get().known());
        window.picture().write(Path.of(args[0], "compare-" + theme + "-" + args[3] + ".png"));
        System.exit(0);
    }

    private static void until(StillWindow window, Predicate<Workbench> condition) {
        for (int i = 0; i < 200; i++) {
            var known = new CompletableFuture<Boolean>();
            window.choose(bench -> known.complete(condition.test(bench)));
            if (known.join()) {
                return;
            }
        }
        throw new IllegalStateException("it never came");
    }
}
