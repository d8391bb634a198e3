package dev.podfall.ui.app;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.cluster.Session;
import dev.podfall.kept.SessionFile;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import dev.podfall.play.Player;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.topology.TopologyViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/**
 * Films what has happened in the session that is shown: a fork of it is played once more in a window of its own that nobody
 * sees, while work goes on in this one. Screen's thread only.
 */
final class Filming {
    /** What a film begins with. */
    enum From {
        BEGINNING,
        LAST_ACT
    }

    /** Nothing is filmed. */
    private static final double NOTHING = -1;

    private final Desk desk;
    private final Player player;
    private final Supplier<List<Source>> texts;
    private final Executor worker = Latest.worker("film");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(NOTHING);
    private volatile boolean cancelled;

    /**
     * How a film looks.
     *
     * @param tabs of the editor
     * @param end how many steps are shown at its end
     */
    private record Look(
            int width,
            int height,
            Theme theme,
            Pace pace,
            boolean calm,
            Selection.Choice choice,
            Panels panels,
            TopologyViewModel.Look map,
            List<SessionFile.Tab> tabs,
            int end) {}

    private record Panels(boolean left, boolean right, boolean bottom, Sides.Sizes sizes) {
        static Panels of(WindowView view) {
            var model = view.model();
            return new Panels(
                    model.leftShown().get(),
                    model.rightShown().get(),
                    model.bottomShown().get(),
                    view.sides().sizes());
        }

        void give(WindowView view) {
            view.sides().resize(sizes);
            view.model().leftShown().set(left);
            view.model().rightShown().set(right);
            view.model().bottomShown().set(bottom);
        }
    }

    /** @param texts of the editor, which are in the film, too */
    Filming(Desk desk, Player player, Supplier<List<Source>> texts) {
        this.desk = desk;
        this.player = player;
        this.texts = texts;
    }

    /** How much of it is filmed, from 0 to 1; negative while nothing is. */
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** What is filmed already is kept. */
    void cancel() {
        cancelled = true;
    }

    /**
     * Films up to what is shown now, at the window's pace; one film at a time.
     *
     * @param out takes the film, as {@link Film#begin} says
     * @return what there is to say of it
     */
    CompletableFuture<Takeaway.Made> film(From from, Path out) {
        var moment = desk.shown();
        if (moment == null || progress.get() >= 0) {
            return CompletableFuture.completedFuture(Takeaway.Made.not(Phrase.of("film.busy")));
        }
        cancelled = false;
        progress.set(0);
        var root = desk.view().root();
        var model = desk.view().model();
        var look = new Look(
                (int) Math.max(640, root.getWidth()),
                (int) Math.max(400, root.getHeight()),
                model.theme().get(),
                model.pace().get().isDirected() ? model.pace().get() : Pace.STORY,
                model.calm().get(),
                desk.selection().choice(),
                Panels.of(desk.view()),
                desk.topology().model().look(),
                texts.get().stream()
                        .map(text -> new SessionFile.Tab(text.name(), "", text.text()))
                        .toList(),
                moment.shown());
        var begin = from == From.BEGINNING ? CompletableFuture.completedFuture(1) : player.beforeLast();
        return player.ask(Session::fork)
                .thenCombineAsync(begin, (session, first) -> roll(session, first, look, out), worker)
                .whenCompleteAsync((said, failed) -> progress.set(NOTHING), Platform::runLater);
    }

    private Takeaway.Made roll(Session session, int first, Look look, Path out) {
        if (first >= look.end()) {
            return Takeaway.Made.not(Phrase.of("film.nothing"));
        }
        var window = StillWindow.beside(look.width(), look.height(), look.theme());
        try (var film = Film.begin(out)) {
            window.choose(bench -> look.panels().give(bench.desk().view()));
            window.calm(look.calm());
            window.show(session, look.tabs());
            window.choose(bench -> {
                bench.desk().selection().choose(look.choice());
                bench.desk().topology().model().look(look.map());
            });
            window.film(look.pace());
            window.rewind(first);
            var length = roll(window, film, first, look);
            var key = length.compareTo(Film.LONGEST) >= 0 ? "film.long" : "film.done";
            return Takeaway.Made.it(Phrase.of(key, out.toString(), GoDuration.text(length)));
        } catch (IOException e) {
            return Takeaway.Made.not(Phrase.of("picture.not-written", out.toString(), FileReason.of(e)));
        } catch (StillWindow.TooLong late) {
            return Takeaway.Made.not(late.why());
        } finally {
            window.leave();
        }
    }

    /** @return how long it is */
    private Duration roll(StillWindow window, Film film, int first, Look look) throws IOException {
        var at = Duration.ZERO;
        film.add(window.frame());
        while (window.shownSteps() < look.end() && at.compareTo(Film.LONGEST) < 0 && !cancelled) {
            at = frame(window, film, at);
            double share = Math.min(1, (window.shownSteps() - first) / (double) (look.end() - first));
            Platform.runLater(() -> progress.set(share));
        }
        window.standStill();
        for (var end = at.plus(Film.LAST); at.compareTo(end) < 0; ) {
            at = frame(window, film, at);
        }
        return at;
    }

    private static Duration frame(StillWindow window, Film film, Duration at) throws IOException {
        window.pass(Film.FRAME);
        film.add(window.frame());
        return at.plus(Film.FRAME);
    }
}
