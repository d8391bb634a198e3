package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kept.AtomicFile;
import dev.podfall.kept.Recording;
import dev.podfall.kept.Rerun;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kept.log.SessionLog;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.play.Player;
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
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the window's session: has every act logged before it is shown, saves it to files and opens it from them. Screen's
 * thread, but for what the engine's thread is told by {@link Player.Watch}.
 */
final class SessionKeeper {
    private final Player player;
    private final ManifestViewModel editor;
    private final Executor loader;
    private final Consumer<Phrase> notice;
    private final Consumer<String> title;

    // The engine's thread.
    private long number;
    private @Nullable Recording recording;
    private SessionFile beside = nothing();

    private volatile SessionLog log = SessionLog.nowhere();
    private volatile List<SessionFile.Tab> tabs = List.of();
    private volatile @Nullable Opened opened;
    private volatile @Nullable Path path;

    /** What was opened from a file, or from what was left behind, and is to be seen by the engine's thread. */
    private record Opened(
            Session session,
            Recording recording,
            SessionFile file,
            @Nullable Path path) {}

    SessionKeeper(
            Player player, ManifestViewModel editor, Executor loader, Consumer<Phrase> notice, Consumer<String> title) {
        this.player = player;
        this.editor = editor;
        this.loader = loader;
        this.notice = notice;
        this.title = title;
        player.setWatch(this::seen);
    }

    private static SessionFile nothing() {
        return SessionFile.of(SessionOptions.DEFAULT, SessionFile.Line.EMPTY);
    }

    /** From now on it is logged in a folder. */
    void log(Path folder) {
        log = SessionLog.open(folder, trouble -> Platform.runLater(() -> notice.accept(trouble)));
        Failures.surface(player.ask(session -> {
            relog(false);
            return true;
        }));
    }

    /** The window closes: what was saved needs no log. */
    void close() {
        log.close();
    }

    /** Engine's thread. */
    private void seen(long now, Session session, boolean branched) {
        if (now == number) {
            log.acted();
            log.passed();
            return;
        }
        var before = recording;
        number = now;
        var prepared = opened;
        boolean fromElsewhere = false;
        if (prepared != null && prepared.session() == session) {
            recording = prepared.recording();
            beside = prepared.file();
            path = prepared.path();
            fromElsewhere = path == null;
        } else if (branched && before != null) {
            var all = new ArrayList<>(beside.branches());
            var next = before.ofSibling(session);
            int shares = before.shares(next);
            var left = before.undigested();
            all.add(new SessionFile.Branch(
                    newName(all),
                    "",
                    shares,
                    new SessionFile.Line(left.acts().subList(shares, left.acts().size()), left.end())));
            beside = beside.withBranches(all);
            recording = next;
        } else {
            recording = new Recording(session);
            beside = nothing();
            path = null;
        }
        opened = null;
        relog(branched || fromElsewhere);
        Platform.runLater(this::entitle);
    }

    /** Nobody has named it yet, and no two may be called the same. */
    private static String newName(List<SessionFile.Branch> others) {
        for (int i = 1; ; i++) {
            var name = "branch-" + i;
            if (others.stream().noneMatch(other -> other.name().equals(name))) {
                return name;
            }
        }
    }

    private void relog(boolean unsaved) {
        var of = recording;
        if (of != null) {
            log.opened(of, file(of, of.undigested()), unsaved);
        }
    }

    private SessionFile file(Recording of, SessionFile.Line line) {
        return new SessionFile(
                beside.version(),
                beside.about(),
                of.options(),
                line,
                beside.branches(),
                tabs,
                beside.bookmarks(),
                beside.look());
    }

    /** The editor's texts may be others now. */
    void texts() {
        var texts = editor.texts();
        var now = texts.stream().map(ManifestViewModel.Text::tab).toList();
        for (var gone : tabs) {
            if (now.stream().noneMatch(tab -> tab.name().equals(gone.name()))) {
                log.closed(gone.name());
            }
        }
        tabs = now;
        texts.forEach(text -> log.text(text.tab(), text.dirty()));
        entitle();
    }

    /** Says above the window which session it is, and whether it is saved. */
    void entitle() {
        var file = path;
        var name = file == null ? "" : String.valueOf(file.getFileName());
        boolean unsaved = log.isUnsaved();
        if (name.isEmpty()) {
            title.accept(unsaved ? Words.of("window.title.unnamed") : "Podfall");
        } else {
            title.accept(Words.of(unsaved ? "window.title.unsaved" : "window.title", name));
        }
    }

    @Nullable
    Path path() {
        return path;
    }

    /** Writes the session to a file; says so if that is not possible. */
    CompletableFuture<Boolean> save(Path to) {
        texts();
        return player.ask(session -> {
                    var of = recording;
                    return of == null ? null : file(of, of.line()).ofThisVersion();
                })
                .thenApplyAsync(file -> file != null && write(file, to), loader)
                .thenApplyAsync(
                        saved -> {
                            entitle();
                            return saved;
                        },
                        Platform::runLater);
    }

    private boolean write(SessionFile file, Path to) {
        try {
            AtomicFile.write(to, SessionWriter.write(file));
            path = to;
            log.saved(to);
            return true;
        } catch (IOException unwritable) {
            Platform.runLater(
                    () -> notice.accept(Phrase.of("session.not-saved", to.toString(), FileReason.of(unwritable))));
            return false;
        }
    }

    /** Opens a session that is kept in a file; says what is wrong with it. */
    CompletableFuture<Boolean> open(Source source, @Nullable Path from) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var read = SessionReader.read(source);
                    var file = read.file();
                    if (file == null) {
                        var errors = read.findings().stream()
                                .filter(Finding::isError)
                                .toList();
                        say(Phrase.of(
                                "load.refused", errors.size(), errors.getFirst().inOneLine()));
                        return false;
                    }
                    return open(file, from);
                },
                loader);
    }

    /** Opens a session that was left behind. */
    CompletableFuture<Boolean> goOn(SessionFile file) {
        return CompletableFuture.supplyAsync(() -> open(file, null), loader);
    }

    private boolean open(SessionFile file, @Nullable Path from) {
        var rerun = Rerun.of(file, Words.wording(), Rerun.Lines.UNHEARD);
        opened = new Opened(rerun.session(), rerun.recording(), file, from);
        Platform.runLater(() -> {
            editor.show(
                    file.tabs().stream()
                            .map(tab -> new Source(tab.name(), tab.text()))
                            .toList(),
                    List.of());
            texts();
            player.open(rerun.session());
            notice.accept(
                    rerun.remarks().isEmpty() ? Phrase.NONE : rerun.remarks().getFirst());
        });
        return true;
    }

    private void say(Phrase what) {
        Platform.runLater(() -> notice.accept(what));
    }
}
