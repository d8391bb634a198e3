package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.kept.OnDisk;
import dev.podfall.kept.Reruns;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kept.log.LeftBehind;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.play.Opening;
import dev.podfall.play.Player;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/** Opens sessions out of files, and such as were left behind: runs them again, off the screen's thread, and gives them to the player. */
final class SessionOpening {
    /** Nobody is told how far it is before they wonder. */
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private static final long PROGRESS_NANOS = 100_000_000;

    private final Player player;
    private final ManifestViewModel editor;
    private final Executor loader;
    private final Desk desk;
    private final SessionKeeper keeper;
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);

    /** What is to be the player's soon. */
    private final Map<Session, Opened> prepared = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Stands for what is being opened; another one, or none, ends it. */
    private volatile @Nullable Object opening;

    /**
     * What was opened from a file, or from what was left behind, and is to be seen by the engine's thread.
     *
     * @param tabs the texts as they are shown
     * @param dirty those that are kept nowhere else
     */
    record Opened(
            Reruns reruns, SessionFile file, Origin origin, List<SessionFile.Tab> tabs, Set<SessionFile.Tab> dirty) {}

    /**
     * Where a session comes from.
     *
     * @param disk where it is kept, or is to be; null if nowhere
     * @param unsaved whether it is kept nowhere as it is
     * @param newer whether there may be more in its file than is known here
     * @param remarks that were made when it was read
     */
    record Origin(@Nullable OnDisk disk, boolean unsaved, boolean newer, List<Phrase> remarks) {}

    SessionOpening(Player player, ManifestViewModel editor, Executor loader, Desk desk, SessionKeeper keeper) {
        this.player = player;
        this.editor = editor;
        this.loader = loader;
        this.desk = desk;
        this.keeper = keeper;
    }

    /** What is known of a session that the player has now; null if it is not from a file. */
    @Nullable
    Opened take(Session session) {
        return prepared.remove(session);
    }

    /** Opens a session that is kept in a file; says what is wrong with it. */
    CompletableFuture<Boolean> open(Source source, @Nullable Path from) {
        var mine = begin();
        return CompletableFuture.completedFuture(source)
                .thenComposeAsync(
                        text -> {
                            var read = SessionReader.read(text);
                            var file = read.file();
                            if (file == null) {
                                var errors = read.findings().stream()
                                        .filter(Finding::isError)
                                        .toList();
                                say(Phrase.of(
                                        "load.refused",
                                        errors.size(),
                                        errors.getFirst().inOneLine()));
                                return CompletableFuture.completedFuture(false);
                            }
                            var remarks = read.findings().stream()
                                    .map(Finding::inOneLine)
                                    .toList();
                            var disk = from == null ? null : OnDisk.now(from);
                            return open(file, new Origin(disk, from == null, read.isNewer(), remarks), mine);
                        },
                        loader);
    }

    /**
     * Opens a session that was left behind.
     *
     * @return whether it is open, and in a log that outlives the machine: only then nobody needs the one that was left
     */
    CompletableFuture<Boolean> goOn(LeftBehind left) {
        var mine = begin();
        var origin = new Origin(left.disk(), true, false, List.of());
        return CompletableFuture.completedFuture(left.file())
                .thenComposeAsync(file -> open(file, origin, mine), loader)
                .thenCompose(open -> open ? keeper.lasting() : CompletableFuture.completedFuture(false));
    }

    /** How much of a session that is being opened has been run again; negative if nobody has waited long for one. */
    DoubleProperty progress() {
        return progress;
    }

    /** What is being opened is not wanted any more. */
    void cancel() {
        opening = null;
    }

    private Object begin() {
        var mine = new Object();
        opening = mine;
        return mine;
    }

    private CompletableFuture<Boolean> open(SessionFile file, Origin from, Object mine) {
        try {
            var reruns = Reruns.of(file, desk.view().model().history().get(), Words.wording(), waiting(mine));
            if (reruns == null) {
                return CompletableFuture.completedFuture(false);
            }
            var next = WayRecorder.opening(file, reruns);
            var tabs = KeptTexts.again(file.tabs(), from.unsaved());
            var dirty = from.unsaved() ? KeptTexts.nowhereElse(tabs) : Set.<SessionFile.Tab>of();
            return CompletableFuture.supplyAsync(
                            () -> opening == mine && show(new Opened(reruns, file, from, tabs, dirty), next),
                            Platform::runLater)
                    .thenCompose(
                            shown -> shown ? player.ask(session -> true) : CompletableFuture.completedFuture(false));
        } finally {
            Platform.runLater(() -> progress.set(-1));
        }
    }

    private Reruns.Patience waiting(Object mine) {
        long begun = System.nanoTime();
        var told = new long[] {begun};
        return part -> {
            long now = System.nanoTime();
            if (now - begun > PATIENCE_NANOS && now - told[0] > PROGRESS_NANOS) {
                told[0] = now;
                Platform.runLater(() -> progress.set(part));
            }
            return opening == mine;
        };
    }

    private boolean show(Opened opened, Opening next) {
        keeper.leave();
        var file = opened.file();
        editor.showAgain(opened.tabs(), opened.dirty());
        keeper.texts();
        var pace = Looks.pace(file.look());
        if (pace != null) {
            desk.view().model().pace().set(pace);
        }
        desk.view().model().stops().set(Looks.stops(file.look()));
        desk.selection().choose(Looks.choice(file.look()));
        prepared.put(opened.reruns().main().session(), opened);
        player.pause();
        player.open(next);
        var remarks = new ArrayList<>(opened.origin().remarks());
        remarks.addAll(opened.reruns().remarks());
        say(remarks.isEmpty() ? Phrase.NONE : remarks.getFirst());
        return true;
    }

    private void say(Phrase what) {
        Platform.runLater(() -> desk.view().model().notice().set(what));
    }
}
