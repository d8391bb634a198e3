package dev.podfall.ui.app;

import dev.podfall.ui.control.Magnifier;
import dev.podfall.ui.lesson.DemoNotes;
import dev.podfall.ui.lesson.DemoViewModel;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The trainer's notes in a window of their own: on the screen that the class does not see, if there is one, else beside the
 * window when they are asked for. Screen's thread only.
 */
final class DemoNotesWindow {
    private static final double WIDTH = 460;
    private static final double HEIGHT = 720;

    /** What they leave of a screen that they have for themselves. */
    private static final double MARGIN = 40;

    /** How much larger they are there: the trainer stands beside it. */
    private static final double LARGER = 1.5;

    private final WindowView view;
    private final DemoNotes notes;
    private final Consumer<Scene> keys;
    private final Timeline clock;
    private final Magnifier magnifier;
    private @Nullable Stage stage;

    /** @param keys gives a scene the trainer's keys */
    DemoNotesWindow(WindowView view, DemoViewModel model, Consumer<Scene> keys) {
        this.view = view;
        this.notes = new DemoNotes(model);
        this.magnifier = new Magnifier(notes.root());
        this.keys = keys;
        this.clock = new Timeline(new KeyFrame(Duration.seconds(1), tick -> notes.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        model.run().subscribe((before, now) -> {
            if (now == null) {
                hide();
            } else if (before == null && other().isPresent()) {
                show();
            }
        });
    }

    /** Shows them, or takes them away. */
    void toggle() {
        if (isShown()) {
            hide();
        } else {
            show();
        }
    }

    boolean isShown() {
        return stage != null && stage.isShowing();
    }

    boolean is(Scene scene) {
        return stage != null && stage.getScene() == scene;
    }

    private void show() {
        var made = stage;
        if (made == null) {
            made = make();
            stage = made;
        }
        dress();
        place(made);
        made.show();
        clock.play();
    }

    private void hide() {
        var shown = stage;
        if (shown != null) {
            shown.hide();
        }
    }

    private Stage make() {
        var out = new Stage();
        out.initOwner(owner());
        out.titleProperty().bind(Words.text("demo.notes"));
        var scene = new Scene(magnifier, WIDTH, HEIGHT);
        out.setScene(scene);
        keys.accept(scene);
        view.model().theme().subscribe(theme -> dress());
        Words.follow(notes.root(), this::dress);
        out.setOnHidden(event -> clock.stop());
        return out;
    }

    private void dress() {
        if (stage != null) {
            view.model().theme().get().apply(stage.getScene());
        }
    }

    private @Nullable Window owner() {
        var scene = view.root().getScene();
        return scene == null ? null : scene.getWindow();
    }

    private Optional<Rectangle2D> other() {
        var window = owner();
        return window == null
                ? Optional.empty()
                : other(
                        new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight()),
                        Screen.getScreens().stream()
                                .map(Screen::getVisualBounds)
                                .toList());
    }

    /** The first screen that has nothing of the window; none if it is on all of them, or on none yet. */
    static Optional<Rectangle2D> other(Rectangle2D window, List<Rectangle2D> screens) {
        return screens.stream().noneMatch(screen -> screen.intersects(window))
                ? Optional.empty()
                : screens.stream().filter(screen -> !screen.intersects(window)).findFirst();
    }

    private void place(Stage made) {
        var window = owner();
        var screen = other();
        magnifier.scaleProperty().set(screen.isPresent() ? LARGER : 1);
        if (screen.isPresent()) {
            var bounds = screen.get();
            made.setX(bounds.getMinX() + MARGIN);
            made.setY(bounds.getMinY() + MARGIN);
            made.setWidth(bounds.getWidth() - 2 * MARGIN);
            made.setHeight(bounds.getHeight() - 2 * MARGIN);
        } else if (window != null && !made.isShowing()) {
            Rectangle2D bounds = Screen.getPrimary().getVisualBounds();
            made.setX(Math.min(window.getX() + window.getWidth(), bounds.getMaxX() - WIDTH));
            made.setY(Math.max(bounds.getMinY(), Math.min(window.getY() + MARGIN, bounds.getMaxY() - HEIGHT)));
        }
    }
}
