package dev.podfall.ui.app;

import dev.podfall.kept.Preferences;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.ui.style.Fonts;
import dev.podfall.ui.text.Words;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens the window. There is no {@code Application} subclass: the launcher stays an ordinary main class. */
public final class App {
    /** Kept, because the logging system holds loggers weakly. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private static final String FIRST_PAGE = "course.start";

    private static final int LONGEST_SECONDS = 60;

    /** Is never pressed. With {@link KeyCombination#NO_MATCH} the toolkit would not say how the full screen is left, either. */
    static final KeyCombination NO_KEY = new KeyCombination(KeyCombination.SHIFT_DOWN) {
        @Override
        public boolean match(KeyEvent event) {
            return false;
        }
    };

    private App() {}

    /** Keeps the toolkit from remarking that it runs from the class path, which is as we want it. */
    static void quiet() {
        TOOLKIT.setLevel(Level.SEVERE);
    }

    /** One sentence on why no window can open here, or nothing if it can. */
    public static Optional<Phrase> displayProblem() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        boolean headless = "Headless".equals(System.getProperty("glass.platform"));
        if (linux && !headless && isUnset("DISPLAY") && isUnset("WAYLAND_DISPLAY")) {
            return Optional.of(Phrase.of("window.no-display"));
        }
        return fontProblem();
    }

    /** One sentence on what to install, because there are no fonts and nothing can be drawn; nothing if there are. */
    public static Optional<Phrase> fontProblem() {
        return SystemFonts.problem();
    }

    private static boolean isUnset(String variable) {
        var value = System.getenv(variable);
        return value == null || value.isBlank();
    }

    /**
     * Starts the toolkit, opens the window and fills it. Returns at once; the program ends with its last window.
     *
     * @param asked the language that was asked for; null for the one that the user has chosen before, or the system's
     * @param first what is seen first
     * @param fill is called on the screen's thread with the shell, once it is seen, and says what it has put into it
     */
    public static void open(@Nullable Language asked, First first, Function<WindowView, Workbench> fill) {
        quiet();
        var liking = aside("podfall-liking", () -> Liking.read(asked));
        var fonts = aside("podfall-fonts", () -> {
            Fonts.load();
            return true;
        });
        Platform.startup(guarded(() -> {
            awaited(
                    fonts,
                    cause -> new IllegalStateException("The fonts could not be loaded from the class path", cause));
            var liked = awaited(
                    liking,
                    cause -> new IllegalStateException(
                            "What the user likes could not be read from "
                                    + Preferences.file().getParent(),
                            cause));
            show(liked, first, fill);
        }));
    }

    /** Does something while the toolkit starts. */
    private static <T> Future<T> aside(String name, Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name(name).start(task);
        return task;
    }

    /** What is in the window before it is filled. */
    public enum First {
        /** What one can begin with. */
        START,
        /** Regions that are empty yet. */
        REGIONS
    }

    /** How the user likes the window to be, as files say; they are read while the toolkit starts. */
    private record Liking(LanguageChoice language, Path file, Preferences.Read preferences) {
        static Liking read(@Nullable Language asked) {
            var language = LanguageChoice.ofUser(asked);
            var file = Preferences.file();
            var liking = new Liking(language, file, Preferences.read(file));
            // Reads the words of the first page.
            if (!Wording.of(language.spoken()).has(FIRST_PAGE)) {
                throw new IllegalStateException("languages/" + language.spoken().tag() + " has no " + FIRST_PAGE);
            }
            return liking;
        }
    }

    private static <T> T awaited(Future<T> work, Function<Exception, IllegalStateException> failure) {
        try {
            return work.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException undone) {
            throw failure.apply(undone);
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failed) {
                // Without a window nothing would ever end the program.
                failed.printStackTrace();
                System.err.println(Words.of("window.toolkit-failed", failed.toString()));
                System.exit(1);
            }
        };
    }

    private static void show(Liking liking, First first, Function<WindowView, Workbench> fill) {
        var language = liking.language();
        language.speak();
        var remembered =
                Remembered.of(liking.file(), liking.preferences(), problem -> System.err.println(Words.say(problem)));
        remembered.theme().ground();
        var view = WindowView.load();
        if (!language.problem().isEmpty()) {
            // The window's notice gives way to whatever is said of the first manifest.
            System.err.println(Words.say(language.problem()));
        }
        remembered.dress(view);
        if (first == First.START) {
            view.model().startShown().set(true);
            view.start();
        }
        var stage = new Stage();
        stage.titleProperty().bind(view.model().title());
        var scene = view.scene(remembered.width(1440), remembered.height(900));
        stage.setScene(scene);
        stage.setMinWidth(1080);
        stage.setMinHeight(600);
        fillScreen(stage, view.model());
        var early = new EarlyInput(scene);
        stage.show();
        onceDrawn(scene, guarded(() -> {
            view.bar().setLanguage(language);
            onceDrawn(scene, guarded(() -> {
                if (stage.isShowing()) {
                    remembered.keepMap(fill.apply(view).desk().topology().model());
                    remembered.follow(view, stage);
                    early.release();
                }
            }));
        }));
    }

    /** Runs it once a frame of the scene is on the screen: a second one begins when the first is drawn. */
    private static void onceDrawn(Scene scene, Runnable task) {
        scene.addPostLayoutPulseListener(new Runnable() {
            private boolean drawn;

            @Override
            public void run() {
                if (drawn) {
                    scene.removePostLayoutPulseListener(this);
                    Platform.runLater(task);
                } else {
                    drawn = true;
                    // Not within this pulse.
                    Platform.runLater(Platform::requestNextPulse);
                }
            }
        });
        Platform.requestNextPulse();
    }

    /**
     * What is shown to others has the whole screen. Escape leaves what is innermost first, so the stage does not leave by
     * itself; where the system does, nothing is shown to others any more.
     */
    private static void fillScreen(Stage stage, WindowViewModel model) {
        stage.setFullScreenExitKeyCombination(NO_KEY);
        model.presenting().subscribe((was, on) -> {
            stage.setFullScreenExitHint(Words.of("present.leave"));
            stage.setFullScreen(on);
        });
        stage.fullScreenProperty().subscribe((was, is) -> model.presenting().set(is));
    }
}
