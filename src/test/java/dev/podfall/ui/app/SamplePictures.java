package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.explain.Lab;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Draws the centre of the window for every sample, to look at: {@code SamplePictures FOLDER [SECONDS]}. */
final class SamplePictures {
    private SamplePictures() {}

    public static void main(String[] args) {
        int exit = 1;
        try (var samples = Files.list(Path.of("samples"))) {
            var folder = Path.of(args[0]);
            for (var sample : samples.sorted().toList()) {
                draw(folder, sample.getFileName().toString(), args.length > 1 ? Integer.parseInt(args[1]) : 20);
            }
            exit = 0;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        // The toolkit's thread would keep the program alive.
        System.exit(exit);
    }

    private static void draw(Path folder, String sample, int seconds) throws IOException {
        Session session;
        try {
            session = Lab.sample(sample).runFor(seconds).session();
        } catch (RuntimeException refused) {
            System.err.println(sample + ": " + refused);
            return;
        }
        var moment =
                new Moment(1, session.frame(), session.journal().size(), session.now(), true, Pace.REAL, List.of());
        Picture.of(() -> {
                    var view = WindowView.load();
                    view.model().theme().set(Theme.LIGHT);
                    new Desk(view, Runnable::run, Runnable::run).show(moment);
                    return view.scene(1600, 1000);
                })
                .write(folder.resolve(sample.replace(".yaml", ".png")));
    }
}
