package dev.podfall.ui.app;

import dev.podfall.api.tree.Json;
import dev.podfall.kept.Preferences;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.topology.ColourBy;
import dev.podfall.ui.topology.MapFilter;
import dev.podfall.ui.topology.TopologyViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives a window what its user likes, and remembers what is changed: theme, pace, sizes. Screen's thread only; files are
 * written on another.
 */
final class Remembered {
    private static final String THEME = "theme";
    private static final String PACE = "pace";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String LEFT = "left";
    private static final String RIGHT = "right";
    private static final String BOTTOM = "bottom";
    private static final String SCALE = "scale";
    private static final String PRESENTED_SCALE = "presentingScale";
    private static final String MOTION = "motion";
    private static final String CALM = "calm";
    private static final String LIVELY = "lively";
    private static final String FILTER = "mapFilter";
    private static final String COLOUR = "mapColour";
    private static final String HISTORY = "historyMiB";
    private static final double SMALLEST = 60;
    private static final double LARGEST = 10_000;
    private static final double SMALLEST_HISTORY = 16;

    private static final int LONGEST_SECONDS = 2;

    /** Sizes change by the pixel. */
    private static final Duration SETTLED = Duration.millis(400);

    private final Path file;
    private final Executor worker = Latest.worker("preferences");
    private final PauseTransition calm = new PauseTransition(SETTLED);
    private Preferences preferences;
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private boolean motionSaid;
    private @Nullable Stage stage;
    private @Nullable WindowView view;
    private @Nullable TopologyViewModel map;

    private Remembered(Path file, Preferences preferences) {
        this.file = file;
        this.preferences = preferences;
        calm.setOnFinished(event -> keep());
    }

    /** @param problem is told if they cannot be read; then it is as if there were none, until something is changed */
    static Remembered read(Path file, Consumer<Phrase> problem) {
        return of(file, Preferences.read(file), problem);
    }

    /** The same with what was read of the file before. */
    static Remembered of(Path file, Preferences.Read read, Consumer<Phrase> problem) {
        if (!read.problem().isEmpty()) {
            problem.accept(read.problem());
        }
        return new Remembered(file, read.preferences());
    }

    /** The one that was chosen, else the usual one. */
    Theme theme() {
        return Arrays.stream(Theme.values())
                .filter(theme -> word(theme).equals(preferences.text(THEME)))
                .findFirst()
                .orElse(Theme.LIGHT);
    }

    /** Before the window is shown. */
    void dress(WindowView window) {
        var model = window.model();
        model.theme().set(theme());
        Arrays.stream(Pace.values())
                .filter(pace -> word(pace).equals(preferences.text(PACE)))
                .forEach(pace -> model.pace().set(pace));
        magnify(model.magnification().usual(), SCALE);
        magnify(model.magnification().presented(), PRESENTED_SCALE);
        // Whoever has not said so here may have told the system.
        var motion = preferences.text(MOTION);
        model.calm()
                .set(CALM.equals(motion)
                        || !LIVELY.equals(motion) && Platform.getPreferences().isReducedMotion());
        model.history().set(history(model));
        var usual = window.sides().sizes();
        window.sides()
                .resize(new Sides.Sizes(
                        size(LEFT, usual.left()), size(RIGHT, usual.right()), size(BOTTOM, usual.bottom())));
    }

    private void magnify(DoubleProperty magnification, String key) {
        var said = preferences.number(key);
        if (said != null && said >= Magnification.LEAST && said <= Magnification.MOST) {
            magnification.set(said);
        }
    }

    /** Gives the map what it was given the last time, and remembers what is changed. */
    void keepMap(TopologyViewModel shown) {
        var text = preferences.text(FILTER);
        if (!text.isEmpty()) {
            // One that another version understands and this one does not is none.
            shown.filter().set(MapFilter.read(text).filter());
        }
        Arrays.stream(ColourBy.values())
                .filter(by -> word(by).equals(preferences.text(COLOUR)))
                .forEach(by -> shown.colourBy().set(by));
        map = shown;
        shown.filter().subscribe((was, is) -> calm.playFromStart());
        shown.colourBy().subscribe((was, is) -> calm.playFromStart());
    }

    private long history(WindowViewModel model) {
        long usual = model.history().get();
        var said = preferences.tree().get(HISTORY);
        var wanted = preferences.number(HISTORY);
        if (wanted != null && wanted >= SMALLEST_HISTORY) {
            return (long) Math.min(wanted * (1 << 20), Long.MAX_VALUE);
        }
        if (said != null) {
            var quoted = Shorten.atMost(Json.write(said), 60);
            model.notice().set(Phrase.of("preferences.history", file.toString(), quoted, usual >> 20));
        }
        return usual;
    }

    double width(double usual) {
        return size(WIDTH, usual);
    }

    double height(double usual) {
        return size(HEIGHT, usual);
    }

    private double size(String key, double usual) {
        var size = preferences.number(key);
        return size == null || size < SMALLEST || size > LARGEST ? usual : size;
    }

    /** From now on what is changed is remembered. */
    void follow(WindowView window, Stage of) {
        view = window;
        stage = of;
        var model = window.model();
        model.theme().subscribe((was, is) -> calm.playFromStart());
        model.pace().subscribe((was, is) -> calm.playFromStart());
        model.magnification().now().subscribe((was, is) -> calm.playFromStart());
        model.calm().subscribe((was, is) -> {
            motionSaid = true;
            calm.playFromStart();
        });
        of.widthProperty().subscribe((was, is) -> calm.playFromStart());
        of.heightProperty().subscribe((was, is) -> calm.playFromStart());
        for (var region : window.regions()) {
            region.widthProperty().subscribe((was, is) -> calm.playFromStart());
            region.heightProperty().subscribe((was, is) -> calm.playFromStart());
        }
        of.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> {
            calm.stop();
            keep();
            // The program may end with its window; it waits for the file, but not for ever.
            awaitWritten();
        });
    }

    private void keep() {
        var window = view;
        var of = stage;
        if (window == null || of == null) {
            return;
        }
        var model = window.model();
        var sizes = window.sides().sizes();
        var now = preferences
                .with(THEME, word(model.theme().get()))
                .with(PACE, word(model.pace().get()))
                .with(LEFT, Math.rint(sizes.left()))
                .with(RIGHT, Math.rint(sizes.right()))
                .with(BOTTOM, Math.rint(sizes.bottom()))
                .with(SCALE, model.magnification().usual().get())
                .with(PRESENTED_SCALE, model.magnification().presented().get());
        if (motionSaid) {
            now = now.with(MOTION, model.calm().get() ? CALM : LIVELY);
        }
        if (map != null) {
            now = now.with(FILTER, map.filter().get().text())
                    .with(COLOUR, word(map.colourBy().get()));
        }
        if (!of.isFullScreen() && !of.isMaximized() && of.getScene() != null) {
            now = now.with(WIDTH, Math.rint(of.getScene().getWidth()))
                    .with(HEIGHT, Math.rint(of.getScene().getHeight()));
        }
        if (!now.equals(preferences)) {
            preferences = now;
            write(now, model);
        }
    }

    private void write(Preferences now, WindowViewModel model) {
        written = CompletableFuture.runAsync(
                () -> {
                    try {
                        now.write(file);
                    } catch (IOException unwritable) {
                        var why = Phrase.of("preferences.not-kept", file.toString(), FileReason.of(unwritable));
                        Platform.runLater(() -> model.notice().set(why));
                    }
                },
                worker);
        Failures.surface(written);
    }

    private void awaitWritten() {
        try {
            written.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException notKept) {
            // It was said; a window that does not close is worse than a size that is forgotten.
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
