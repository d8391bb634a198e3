package dev.podfall.ui.topology;

import dev.podfall.cluster.Session;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Source;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;

/**
 * Draws the map alone, light and dark and at several steps of zoom, to look at: {@code TilePictures FOLDER [MANIFEST...]}.
 */
final class TilePictures {
    private TilePictures() {}

    public static void main(String[] args) {
        int exit = 1;
        try {
            var folder = Files.createDirectories(Path.of(args[0]));
            var many = DemoCluster.many(900);
            for (var by : ColourBy.values()) {
                draw(folder, "by-" + by.name().toLowerCase(Locale.ROOT), many, by, 14, 28);
            }
            for (int i = 1; i < args.length; i++) {
                var file = Path.of(args[i]);
                var name = file.getFileName().toString().replace(".yaml", "");
                draw(folder, name, loaded(new Source(name, Files.readString(file))), 0, 100, 200, 60, 28);
            }
            var rollout = Lab.sample("08-rollout-and-rollback.yaml").runFor(30);
            draw(
                    folder,
                    "rollout",
                    rollout.give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:4.0")
                            .runFor(13)
                            .session(),
                    0,
                    60,
                    28,
                    14);
            draw(
                    folder,
                    "failed",
                    Lab.sample("09-broken-image.yaml")
                            .runFor(30)
                            .give("kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:missing")
                            .runFor(40)
                            .session(),
                    0,
                    60,
                    28);
            draw(
                    folder,
                    "evict",
                    Lab.sample("05-toleration-seconds.yaml")
                            .runFor(30)
                            .give("kubectl taint node worker-1 out=now:NoExecute")
                            .runFor(1)
                            .session(),
                    0,
                    60);
            exit = 0;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        // The toolkit's thread would keep the program alive.
        System.exit(exit);
    }

    private static Session loaded(Source source) {
        var session = new Session(ManifestLoad.optionsFor(List.of(source)));
        ManifestLoad.plan(List.of(source), session).apply(session);
        session.runFor(Duration.ofSeconds(30));
        return session;
    }

    /** @param percents 0 for what fits */
    private static void draw(Path folder, String name, Session session, int... percents) throws IOException {
        var moment =
                new Moment(1, session.frame(), session.journal().size(), session.now(), true, Pace.REAL, List.of());
        var model = new TopologyMapper(new Hues()).map(moment, Selection.Choice.NOTHING, null);
        draw(folder, name, model, ColourBy.VERDICT, percents);
    }

    private static void draw(Path folder, String name, TopologyModel model, ColourBy by, int... percents)
            throws IOException {
        for (var theme : Theme.values()) {
            for (int percent : percents) {
                Picture.of(() -> {
                            var view = TopologyView.load();
                            var scene = new Scene(view.root(), 1200, 800);
                            theme.apply(scene);
                            view.model().colourBy().set(by);
                            view.model().show(model);
                            view.root().applyCss();
                            view.root().layout();
                            if (percent > 0) {
                                view.model().zoom().set(Step.ofPercent(percent));
                            }
                            return scene;
                        })
                        .write(folder.resolve("%s-%s-%s.png"
                                .formatted(
                                        name,
                                        percent == 0 ? "fit" : Integer.toString(percent),
                                        theme.name().toLowerCase(Locale.ROOT))));
            }
        }
    }
}
