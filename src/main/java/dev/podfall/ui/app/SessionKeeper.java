package dev.podfall.ui.app;

import dev.podfall.cluster.SessionOptions;
import dev.podfall.kept.AtomicFile;
import dev.podfall.kept.OnDisk;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kept.Study;
import dev.podfall.kept.TypedLine;
import dev.podfall.kept.Way;
import dev.podfall.kept.log.LeftBehind;
import dev.podfall.kept.log.SessionLog;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.play.Player;
import dev.podfall.play.Standing;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the window's session: has every act logged before it is shown, and saves it to files. If another
 * session comes and this one is kept nowhere else, its log stays, and is offered. Screen's thread, but for what the engine's
 * thread is told by {@link Player.Watch}.
 */
final class SessionKeeper {
    private final Player player;
    private final ManifestViewModel editor;
    private final Executor loader;
    private final Desk desk;
    private final SessionOpening opening;
    private Consumer<LeftBehind> onLeft = left -> {};
    private Runnable onOpen = () -> {};
    private Consumer<List<SessionFile.Bookmark>> onBookmarks = marks -> {};
    private Consumer<Study> onStudy = study -> {};

    // The engine's thread.
    private WayRecorder recorder = new WayRecorder();
    private SessionFile beside = nothing();

    private volatile long number;
    private volatile @Nullable Path folder;
    private volatile SessionLog log = SessionLog.nowhere();
    private volatile List<SessionFile.Tab> tabs = List.of();
    private volatile SessionFile.Look look = SessionFile.Look.NONE;
    private volatile List<SessionFile.Bookmark> bookmarks = List.of();
    private volatile @Nullable OnDisk disk;

    /** There may be more in its file than is known here. */
    private volatile boolean newer;

    /** The editor has the texts of a session that is not there yet. */
    private volatile boolean between;

    /** Whether the session that is shown is to be forgotten when it is left. */
    private volatile boolean given;

    /** Of the lesson; null to keep that which stands in the file that was opened. */
    private volatile @Nullable Study study;

    private Supplier<@Nullable Study> learning = () -> null;
    /** A session as it was at one time, to be written. */
    private record Snapshot(WayRecorder.Kept kept, long number, SessionLog log, long changes) {}

    SessionKeeper(Player player, ManifestViewModel editor, Executor loader, Desk desk) {
        this.player = player;
        this.editor = editor;
        this.loader = loader;
        this.desk = desk;
        this.opening = new SessionOpening(player, editor, loader, desk, this);
        desk.selection().listen(choice -> look());
        desk.view().model().pace().subscribe(pace -> look());
        desk.view().model().stops().subscribe(stops -> look());
        player.setWatch(this::seen);
    }

    private static SessionFile nothing() {
        return SessionFile.of(SessionOptions.DEFAULT, SessionFile.Line.EMPTY);
    }

    /** @param offer is given sessions that were left for others, and are kept nowhere else */
    void setOnLeft(Consumer<LeftBehind> offer) {
        onLeft = offer;
    }

    /** Something is to be done before the window has another session. */
    void setOnOpen(Runnable action) {
        onOpen = action;
    }

    /** @param action is given the bookmarks of each session that comes */
    void setOnBookmarks(Consumer<List<SessionFile.Bookmark>> action) {
        onBookmarks = action;
    }

    /** These are the session's bookmarks now. */
    void bookmarks(List<SessionFile.Bookmark> now) {
        bookmarks = List.copyOf(now);
        log.bookmarks(bookmarks);
        onBookmarks.accept(bookmarks);
        entitle();
    }

    /** From now on it is logged in a folder. */
    void log(Path newFolder) {
        folder = newFolder;
        log = begun(newFolder);
        Failures.surface(player.ask(session -> {
            relog(false);
            return true;
        }));
    }

    private SessionLog begun(Path in) {
        var model = desk.view().model();
        // What is wrong with the log before is over.
        Platform.runLater(() -> model.lasting().set(Phrase.NONE));
        return SessionLog.open(in, new SessionLog.Trouble() {
            @Override
            public void is(Phrase what) {
                Platform.runLater(() -> model.lasting().set(what));
            }

            @Override
            public void over(Phrase said) {
                Platform.runLater(() -> {
                    model.lasting().set(Phrase.NONE);
                    model.mention().set(said);
                });
            }
        });
    }

    /** The window closes: what was saved needs no log. */
    void close() {
        opening.cancel();
        log.close();
    }

    /** Engine's thread. */
    private void seen(Standing standing) {
        if (standing.opened() != number) {
            opened(standing);
            return;
        }
        var main = recorder.follow(standing) ? recorder.main() : null;
        if (main != null) {
            log.ways(main, recorder.others());
            Platform.runLater(this::entitle);
        } else {
            log.acted();
            log.passed();
        }
    }

    private void opened(Standing standing) {
        number = standing.opened();
        leaveBehind();
        var from = opening.take(standing.shown().session());
        recorder = new WayRecorder();
        if (from != null) {
            recorder.expect(from.reruns());
        }
        beside = from == null ? nothing() : from.file();
        study = null;
        var marks = beside.bookmarks();
        bookmarks = marks;
        disk = from == null ? null : from.origin().disk();
        newer = from != null && from.origin().newer();
        recorder.follow(standing);
        between = false;
        relog(from != null && from.origin().unsaved());
        Platform.runLater(() -> {
            // Whoever opened it may not have left the one before by leave().
            onOpen.run();
            onBookmarks.accept(marks);
            texts();
            onStudy.accept(from == null ? Study.NONE : from.file().study());
        });
    }

    /** The number of the session that the player has, which is about to be shown. */
    long number() {
        return number;
    }

    /** Nobody wants to go on with the session that is shown, once it is left. */
    void giveUp() {
        given = true;
    }

    /** What is kept nowhere else stays in its log; what comes has one of its own. */
    private void leaveBehind() {
        var in = folder;
        var left = log;
        if (given) {
            given = false;
            if (in != null) {
                log = begun(in);
                left.dismiss();
            }
            return;
        }
        if (in == null || !left.hasMoreThan(tabs)) {
            return;
        }
        log = begun(in);
        loader.execute(() -> {
            var remarks = new ArrayList<Phrase>();
            LeftBehind.of(left, remarks).forEach(each -> Platform.runLater(() -> onLeft.accept(each)));
            remarks.forEach(this::say);
        });
    }

    private void relog(boolean unsaved) {
        var main = recorder.main();
        if (main != null) {
            var branches = recorder.others().stream().map(Way::recording).toList();
            log.opened(main.recording(), branches, recorder.undigested(besides()), unsaved, newer ? null : disk);
        }
    }

    private SessionFile besides() {
        var of = study;
        return beside.withTabs(tabs)
                .withBookmarks(bookmarks)
                .withLook(look)
                .withStudy(of == null ? beside.study() : of)
                .ofThisVersion();
    }

    /**
     * @param now tells what was said and needed in the lesson that the session is about; null if it is about none
     * @param opened is given what was in the file of each session that comes
     */
    void setStudy(Supplier<@Nullable Study> now, Consumer<Study> opened) {
        learning = now;
        onStudy = opened;
    }

    /** Somebody has gone on in the session's lesson. */
    void learned() {
        var now = learning.get();
        study = now;
        if (now != null && !between) {
            log.study(now);
        }
    }

    /** What was done last is what that line does, if it is; any thread. */
    void typed(TypedLine line) {
        Failures.surface(player.ask(session -> {
            recorder.named(line, log);
            return true;
        }));
    }

    /** It is looked at in another way now. */
    private void look() {
        var model = desk.view().model();
        look = Looks.of(
                model.pace().get(), desk.selection().choice(), model.stops().get());
        if (!between) {
            log.look(look);
        }
    }

    /** The editor's texts may be others now. */
    void texts() {
        var texts = editor.texts();
        var now = texts.stream().map(ManifestViewModel.Text::tab).toList();
        if (between) {
            tabs = now;
            return;
        }
        for (var gone : tabs) {
            if (now.stream().noneMatch(tab -> tab.name().equals(gone.name()))) {
                log.closed(gone.name());
            }
        }
        tabs = now;
        texts.forEach(text -> log.text(text.tab(), text.dirty()));
        entitle();
    }

    /** From now on the editor's texts are those of a session that is to come, until it does, or {@link #stay}. */
    void leave() {
        opening.cancel();
        // What was told of the session that goes is over.
        desk.view().model().mention().set(Phrase.NONE);
        onOpen.run();
        texts();
        between = true;
    }

    /** The session that was to come does not. */
    void stay() {
        between = false;
        texts();
    }

    /** Says above the window which session it is, and whether it is saved. */
    void entitle() {
        var file = path();
        var name = file == null ? "" : String.valueOf(file.getFileName());
        boolean unsaved = log.isUnsaved();
        var title = desk.view().model().title();
        if (name.isEmpty()) {
            title.set(unsaved ? Words.of("window.title.unnamed") : "Podfall");
        } else {
            title.set(Words.of(unsaved ? "window.title.unsaved" : "window.title", name));
        }
    }

    @Nullable
    Path path() {
        var file = disk;
        return file == null ? null : file.path();
    }

    /** The session's file as it was when it was read or written last; null if it has none. */
    @Nullable
    OnDisk disk() {
        return disk;
    }

    /** Whether there may be more in its file than would be saved there. */
    boolean isNewer() {
        return newer;
    }

    /** The session as its file would be now, with this about its lesson. */
    CompletableFuture<String> text(Study about) {
        texts();
        return player.ask(session -> recorder.fork(besides().withStudy(about)))
                .thenApplyAsync(kept -> SessionWriter.write(kept.file()), loader);
    }

    /** Writes the session to a file; says so if that is not possible. */
    CompletableFuture<Boolean> save(Path to) {
        texts();
        learned();
        return player.ask(session -> new Snapshot(recorder.fork(besides()), number, log, log.changes()))
                .thenApplyAsync(snapshot -> write(snapshot, to), loader)
                .thenApplyAsync(
                        saved -> {
                            desk.view().model().mention().set(Phrase.NONE);
                            entitle();
                            return saved;
                        },
                        Platform::runLater);
    }

    private boolean write(Snapshot snapshot, Path to) {
        try {
            AtomicFile.write(to, SessionWriter.write(snapshot.kept().file()));
            var now = OnDisk.now(to);
            snapshot.log().saved(now, snapshot.changes());
            if (snapshot.number() == number) {
                disk = now;
                newer = false;
            }
            return true;
        } catch (IOException unwritable) {
            say(Phrase.of("session.not-saved", to.toString(), FileReason.of(unwritable)));
            return false;
        }
    }

    /** Tells when what was logged so far outlives the machine. */
    CompletableFuture<Boolean> lasting() {
        return log.lasting();
    }

    /** What opens sessions out of files. */
    SessionOpening opening() {
        return opening;
    }

    private void say(Phrase what) {
        Platform.runLater(() -> desk.view().model().notice().set(what));
    }
}
