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
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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
    private final IdentityHashMap<Session, Recording> recordings = new IdentityHashMap<>();
    private List<Player.Kept> kept = List.of();
    private SessionFile beside = nothing();

    private volatile SessionLog log = SessionLog.nowhere();
    private volatile List<SessionFile.Tab> tabs = List.of();
    private volatile @Nullable Opened opened;
    private volatile @Nullable Path path;

    /** What was opened from a file, or from what was left behind, and is to be seen by the engine's thread. */
    private record Opened(
            Session session,
            IdentityHashMap<Session, Recording> recordings,
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
    private void seen(long now, Session session, boolean left, List<Player.Kept> branches) {
        if (now == number && branches.equals(kept)) {
            log.acted();
            log.passed();
            return;
        }
        var before = recording;
        boolean another = now != number;
        number = now;
        kept = branches;
        var prepared = opened;
        boolean fromElsewhere = false;
        if (another && prepared != null && prepared.session() == session) {
            recordings.clear();
            recordings.putAll(prepared.recordings());
            beside = prepared.file();
            path = prepared.path();
            fromElsewhere = path == null;
        } else if (another && (!left || before == null)) {
            recordings.clear();
            beside = nothing();
            path = null;
        }
        if (another) {
            opened = null;
        }
        var next = recording(session, left ? before : null);
        recording = next;
        beside = beside.withBranches(branches(next));
        recordings.keySet().retainAll(sessions(session));
        relog(!another || left || fromElsewhere);
        Platform.runLater(this::entitle);
    }

    private Recording recording(Session session, @Nullable Recording sibling) {
        return recordings.computeIfAbsent(
                session, one -> sibling == null ? new Recording(one) : sibling.ofSibling(one));
    }

    /** What is written of the branches: each leaves the main line. */
    private List<SessionFile.Branch> branches(Recording main) {
        var out = new ArrayList<SessionFile.Branch>();
        for (var branch : kept) {
            var of = recording(branch.session(), main);
            var line = of.undigested();
            int shares = main.shares(of);
            out.add(new SessionFile.Branch(
                    newName(branch.name(), out),
                    "",
                    shares,
                    new SessionFile.Line(line.acts().subList(shares, line.acts().size()), line.end())));
        }
        return out;
    }

    private Set<Session> sessions(Session shown) {
        Set<Session> out = Collections.newSetFromMap(new IdentityHashMap<>());
        out.add(shown);
        kept.forEach(branch -> out.add(branch.session()));
        return out;
    }

    /** As somebody has named it; no two may be called the same. */
    private static String newName(String given, List<SessionFile.Branch> others) {
        for (int i = given.isEmpty() ? 1 : 0; ; i++) {
            var name = i == 0 ? given : (given.isEmpty() ? "branch" : given) + "-" + i;
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
        var all = new IdentityHashMap<Session, Recording>();
        all.put(rerun.session(), rerun.recording());
        var branches = new ArrayList<Player.Kept>();
        for (var branch : file.branches()) {
            var other = Rerun.of(file, branch, Words.wording(), () -> false);
            if (other != null) {
                all.put(other.session(), other.recording());
                branches.add(new Player.Kept(0, branch.name(), other.session()));
            }
        }
        opened = new Opened(rerun.session(), all, file, from);
        Platform.runLater(() -> {
            editor.show(
                    file.tabs().stream()
                            .map(tab -> new Source(tab.name(), tab.text()))
                            .toList(),
                    List.of());
            texts();
            player.open(rerun.session(), branches);
            notice.accept(
                    rerun.remarks().isEmpty() ? Phrase.NONE : rerun.remarks().getFirst());
        });
        return true;
    }

    private void say(Phrase what) {
        Platform.runLater(() -> notice.accept(what));
    }
}
