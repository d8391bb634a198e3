package dev.podfall.ui.app;

import dev.podfall.kept.SessionFile;
import dev.podfall.ui.control.FileDialogs;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.manifest.RecentFiles;
import dev.podfall.ui.text.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/**
 * Saves the window's session where somebody says. Ctrl+S is the session wherever the focus is: it has the editor's texts,
 * too, so nothing is lost by it. A manifest goes to its own file with Ctrl+Alt+S.
 */
final class SessionFiles {
    private final WindowView window;
    private final SessionKeeper keeper;
    private final RecentFiles recent;
    private final Executor worker;
    private final ChangedFileView changed = ChangedFileView.load();
    private Function<FileChooser, @Nullable File> dialog = this::show;

    SessionFiles(WindowView window, SessionKeeper keeper, RecentFiles recent, Executor worker) {
        this.window = window;
        this.keeper = keeper;
        this.recent = recent;
        this.worker = worker;
        changed.setOn(this::saveTo, this::saveAs);
        window.addAlarm(changed.root());
    }

    /** Another session comes. */
    void leave() {
        changed.leave();
    }

    /**
     * To the file that it has, else to one that is asked for: also if there may be more in the file than would be saved.
     * Before it replaces what somebody else has written there it asks.
     */
    void save() {
        var file = keeper.disk();
        changed.leave();
        if (file == null || keeper.isNewer()) {
            saveAs();
            return;
        }
        Failures.surface(CompletableFuture.supplyAsync(file::isOther, worker)
                .thenAcceptAsync(
                        other -> {
                            if (!file.equals(keeper.disk())) {
                                return;
                            }
                            if (other) {
                                changed.ask(file);
                            } else {
                                Failures.surface(keeper.save(file.path()));
                            }
                        },
                        Platform::runLater));
    }

    void saveAs() {
        changed.leave();
        var path = keeper.path();
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("session.save.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Words.of("session.files"), "*" + SessionFile.EXTENSION));
        recent.folder().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        chooser.setInitialFileName(
                path == null ? "session" + SessionFile.EXTENSION : String.valueOf(path.getFileName()));
        var chosen = dialog.apply(chooser);
        if (chosen != null) {
            saveTo(chosen.toPath().toAbsolutePath().normalize());
        }
    }

    private @Nullable File show(FileChooser chooser) {
        var scene = window.root().getScene();
        return FileDialogs.save(chooser, scene == null ? null : scene.getWindow());
    }

    /** What lets somebody choose: the system's dialogue, which a test cannot answer. */
    void setDialog(Function<FileChooser, @Nullable File> newDialog) {
        dialog = newDialog;
    }

    private void saveTo(Path file) {
        Failures.surface(keeper.save(file)
                .thenAcceptAsync(
                        saved -> {
                            if (saved) {
                                recent.add(file);
                            }
                        },
                        worker));
    }
}
