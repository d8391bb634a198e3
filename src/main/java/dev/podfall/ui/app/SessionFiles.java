package dev.podfall.ui.app;

import dev.podfall.kept.SessionFile;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.manifest.RecentFiles;
import dev.podfall.ui.text.Words;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.stage.FileChooser;

/**
 * Saves the window's session where somebody says. Ctrl+S is the session wherever the focus is: it has the editor's texts,
 * too, so nothing is lost by it. A manifest goes to its own file with Ctrl+Alt+S.
 */
final class SessionFiles {
    private final WindowView window;
    private final SessionKeeper keeper;
    private final RecentFiles recent;
    private final Executor worker;

    SessionFiles(WindowView window, SessionKeeper keeper, RecentFiles recent, Executor worker) {
        this.window = window;
        this.keeper = keeper;
        this.recent = recent;
        this.worker = worker;
    }

    /** To the file that it has, else to one that is asked for. */
    void save() {
        var path = keeper.path();
        if (path == null) {
            saveAs();
        } else {
            Failures.surface(keeper.save(path));
        }
    }

    void saveAs() {
        var path = keeper.path();
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("session.save.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Words.of("session.files"), "*" + SessionFile.EXTENSION));
        recent.folder().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        chooser.setInitialFileName(
                path == null ? "session" + SessionFile.EXTENSION : String.valueOf(path.getFileName()));
        var scene = window.root().getScene();
        var chosen = chooser.showSaveDialog(scene == null ? null : scene.getWindow());
        if (chosen != null) {
            saveTo(chosen.toPath().toAbsolutePath().normalize());
        }
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
