package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.kept.SessionFile;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** The window without a display: load, choose, take its picture. For callers that know no toolkit; each call waits. */
public final class StillWindow implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private static final int LONGEST_MINUTES = 15;

    /** The most that a window can be magnified. */
    private static final double FINE = 2;

    private final Workbench workbench;
    private final Scene scene;
    private Pace pace = Pace.REAL;

    private StillWindow(Workbench workbench, Scene scene) {
        this.workbench = workbench;
        this.scene = scene;
    }

    /**
     * Starts the toolkit and makes a window.
     *
     * @param words what it speaks
     * @throws NoWindow if the toolkit does not start, or takes longer than a minute
     */
    public static StillWindow open(int width, int height, Theme theme, Wording words) {
        var opened = CompletableFuture.runAsync(Picture::startHeadless, StillWindow::start)
                .thenApplyAsync(
                        _ -> {
                            Words.use(words);
                            return make(width, height, theme);
                        },
                        Platform::runLater)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            return opened.join();
        } catch (CompletionException failed) {
            throw new NoWindow(
                    failed.getCause() instanceof TimeoutException
                            ? Phrase.of("window.no-toolkit", PATIENCE_SECONDS)
                            : Phrase.of("window.toolkit-failed", String.valueOf(failed.getCause())),
                    failed);
        }
    }

    /** Another one, beside the windows of a toolkit that runs. Not on the screen's thread. */
    static StillWindow beside(int width, int height, Theme theme) {
        return awaited(CompletableFuture.supplyAsync(() -> make(width, height, theme), Platform::runLater));
    }

    private static StillWindow make(int width, int height, Theme theme) {
        var window = WindowView.load();
        window.model().theme().set(theme);
        var workbench = new Workbench(window);
        return new StillWindow(workbench, window.scene(width, height));
    }

    /** Not on the caller's thread: a toolkit that never starts must not keep it. */
    private static void start(Runnable task) {
        Thread.ofPlatform().daemon().name("podfall-toolkit").start(task);
    }

    /**
     * Begins a session with these manifests and does something to it.
     *
     * @return whether they were loaded
     * @throws TooLong if the window takes longer than a quarter of an hour
     */
    public boolean load(List<Source> sources, Consumer<Session> then) {
        boolean loaded = awaited(workbench.loading().prepare(sources, then));
        awaited(workbench.shown());
        return loaded;
    }

    /**
     * Shows a session, which is the window's from now on, and the texts of the editor.
     *
     * @throws TooLong if the window takes longer than a quarter of an hour
     */
    public void show(Session session, List<SessionFile.Tab> tabs) {
        awaited(workbench.loading().prepare(session, tabs));
        awaited(workbench.shown());
    }

    /** Shows bookmarks on the timeline. */
    public void bookmarks(List<SessionFile.Bookmark> bookmarks) {
        choose(bench -> bench.keeper().bookmarks(bookmarks));
    }

    /** Chooses things; {@code choose} is called on the screen's thread. */
    public void choose(Consumer<Workbench> choose) {
        awaited(CompletableFuture.runAsync(() -> choose.accept(workbench), Platform::runLater));
        awaited(workbench.shown());
    }

    /** There can be no window, for a reason. */
    public static final class NoWindow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Phrase why;

        private NoWindow(Phrase why, Throwable cause) {
            super(why.toString(), cause);
            this.why = why;
        }

        /** In one sentence. */
        public Phrase why() {
            return why;
        }
    }

    /** Something took longer than anybody waits for a picture. */
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLong(Throwable cause) {
            super(cause);
        }

        /** In one sentence, with what to do about it. */
        public Phrase why() {
            return Phrase.of("window.too-long", LONGEST_MINUTES);
        }
    }

    private static <T extends @Nullable Object> T awaited(CompletableFuture<T> work) {
        try {
            return work.orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof TimeoutException late) {
                throw new TooLong(late);
            }
            throw failed;
        }
    }

    /** The map, what is said of it, and the timeline: the panels on both sides are folded. */
    public void stageOnly() {
        choose(bench -> {
            var model = bench.desk().view().model();
            model.leftShown().set(false);
            model.rightShown().set(false);
        });
    }

    /** Whether nothing flies: what comes fades in. */
    public void calm(boolean on) {
        choose(bench -> bench.desk().view().model().calm().set(on));
    }

    /** From now on time passes frame by frame. */
    public void film(Pace pace) {
        choose(bench -> {
            bench.desk().view().model().pace().set(pace);
            bench.driveByHand();
        });
        workbench.player().driveByHand();
        workbench.player().pace(pace);
        workbench.player().play();
        this.pace = pace;
    }

    /**
     * Lets so much of the audience's time pass.
     *
     * @return whether nothing more happens until somebody acts
     */
    public boolean pass(Duration time) {
        boolean resting = awaited(workbench.player().pass(time));
        // What has happened has to be on its way before it moves.
        awaited(workbench.shown());
        choose(bench -> bench.passAnimationTime(time.toNanos() / 1e6 * pace.motion()));
        return resting;
    }

    /** Shows the world after so many steps; what was filmed after them is shown again. */
    void rewind(int steps) {
        workbench.player().seek(steps);
        workbench.player().play();
        awaited(workbench.shown());
    }

    /** From now on only what is in flight moves. */
    void standStill() {
        workbench.player().pause();
    }

    /** How many steps are shown. */
    int shownSteps() {
        var moment = workbench.desk().shown();
        return moment == null ? 0 : moment.shown();
    }

    /** What is on the screen now, also what is in flight. */
    public Picture frame() {
        return Picture.of(() -> scene);
    }

    /** Does something in the session that is shown. */
    public <T> T act(Function<Session, T> doing) {
        return awaited(workbench.player().act(doing));
    }

    /** Time passes until then, even if nothing happens. */
    public void await(Duration time) {
        awaited(workbench
                .player()
                .ask(Session::now)
                .thenAccept(now -> workbench.player().await(now.plus(time))));
    }

    /** The picture when everything has landed. */
    public Picture picture() {
        choose(bench -> bench.passAnimationTime(10_000));
        return Picture.of(() -> scene);
    }

    /** The map, as large as the window can show it: all panels are folded, and what one clicks is not seen. */
    public void mapOnly() {
        stageOnly();
        choose(bench -> {
            bench.desk().view().model().bottomShown().set(false);
            // Nobody can ask for the legend.
            bench.desk().topology().root().lookupAll(".legend-button").forEach(each -> {
                each.setOpacity(0);
                if (each instanceof ToggleButton legend) {
                    legend.setSelected(true);
                }
            });
            for (var control : List.of("#zoomBox", "#group", "#colour")) {
                bench.desk().topology().root().lookupAll(control).forEach(each -> {
                    each.setOpacity(0);
                    // What is not seen takes no room from the names.
                    each.managedProperty().unbind();
                    each.setManaged(false);
                });
            }
        });
    }

    /** Everything is twice as large, for paper: as much of it as there is in half the width and height. */
    public void fine() {
        choose(bench -> bench.desk().view().model().magnification().usual().set(FINE));
    }

    /**
     * The map and what belongs to it, when everything has landed.
     *
     * @param height of the window in the picture's dots, no more than it has
     */
    public Picture map(int height) {
        choose(bench -> {
            scene.getRoot().resize(scene.getWidth(), height);
            bench.passAnimationTime(10_000);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            scene.getRoot().layout();
        });
        return awaited(CompletableFuture.supplyAsync(
                () -> Picture.take(
                        workbench.desk().topology().root(),
                        workbench.desk().view().model().magnification().now().get()),
                Platform::runLater));
    }

    /** Ends the toolkit: no other window can be opened in this program. */
    @Override
    public void close() {
        leave();
        Platform.exit();
    }

    /** Ends the window alone. */
    void leave() {
        workbench.player().close();
        // What nobody sees any more has no looks to be kept up, whatever language is spoken next.
        Platform.runLater(() -> scene.setRoot(new Group()));
    }
}
