package dev.podfall.ui.app;

import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.caption.Happening;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Act;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Draws the window with what is said under the map: {@code FOLDER SAMPLE THEME LANGUAGE HAPPENING LINE}. */
final class CaptionPictures {
    private CaptionPictures() {}

    public static void main(String[] args) throws IOException {
        var theme = Theme.valueOf(args[2]);
        var language = Wording.of(Language.of(args[3]).orElseThrow());
        var happening = Happening.valueOf(args[4]);
        var line = args[5];
        var window = StillWindow.open(1600, 1000, theme, language);
        var source = new Source(args[1], Files.readString(Path.of("samples", args[1])));
        window.load(List.of(source), session -> session.runFor(Duration.ofSeconds(30)));
        window.choose(bench -> bench.player()
                .act(new Act(Phrase.verbatim(line)), session -> {
                    int code = Console.run(line, new TextIo(Map.of()), session);
                    session.runFor(Duration.ofSeconds(60));
                    return code;
                })
                .join());
        window.choose(bench -> seek(bench, happening));
        var name = args[1].substring(0, 2) + "-" + happening + "-" + theme + "-" + args[3];
        window.picture().write(Path.of(args[0], name + "-line.png"));
        window.choose(bench -> bench.caption().open().set(true));
        window.picture().write(Path.of(args[0], name + "-chain.png"));
        System.exit(0);
    }

    /** To the last step of which this is said. */
    private static void seek(Workbench bench, Happening happening) {
        var journal = bench.player().ask(session -> session.journal()).join();
        for (int number = journal.size(); number > 0; number--) {
            if (Captions.of(journal, number).happening() == happening) {
                bench.player().seek(number);
                return;
            }
        }
    }
}
