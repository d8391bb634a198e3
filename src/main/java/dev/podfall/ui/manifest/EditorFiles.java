package dev.podfall.ui.manifest;

import dev.podfall.kept.AtomicFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.Source;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.text.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Opens and saves the editor's texts; takes files that are dropped on it. */
final class EditorFiles {
    private final Region root;
    private final ManifestViewModel model;
    private final RecentFiles recent;
    private Consumer<List<Source>> onOpened = sources -> {};
    private BiConsumer<Source, Path> onSession = (source, path) -> {};

    EditorFiles(Region root, ManifestViewModel model, RecentFiles recent) {
        this.root = root;
        this.model = model;
        this.recent = recent;
    }

    /** Takes files, and texts, that are dropped anywhere in the window. */
    void acceptDrops(Scene scene) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            event.setDropCompleted(take(event.getDragboard(), "dropped.yaml"));
            event.consume();
        });
    }

    /**
     * Takes files, or else a text.
     *
     * @param name of a text
     * @return whether there was anything
     */
    boolean take(Clipboard board, String name) {
        if (board.hasFiles()) {
            open(board.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        var text = board.getString();
        if (text == null || text.isBlank()) {
            return false;
        }
        var source = new Source(name, text);
        model.open(source, null);
        onOpened.accept(List.of(source));
        return true;
    }

    void setOnOpened(Consumer<List<Source>> action) {
        onOpened = action;
    }

    /** What is done with a file that is a whole session. */
    void setOnSession(BiConsumer<Source, Path> action) {
        onSession = action;
    }

    List<Path> recent() {
        return recent.list();
    }

    void choose() {
        var chosen = chooser().showOpenMultipleDialog(window());
        if (chosen != null) {
            open(chosen.stream().map(File::toPath).toList());
        }
    }

    /** Returns at once: files are read off the screen's thread, and shown when all have been. */
    void open(List<Path> paths) {
        Failures.surface(model.later(() -> paths.stream().map(OpenedFile::read).toList(), this::show));
    }

    private void show(List<OpenedFile> files) {
        var opened = new ArrayList<Source>();
        for (var file : files) {
            file.source().ifPresent(source -> {
                var path = file.path().toAbsolutePath().normalize();
                recent.add(path);
                if (SessionReader.isSession(source)) {
                    onSession.accept(source, path);
                } else {
                    opened.add(source);
                    model.open(source, path);
                }
            });
            if (!file.complaint().isEmpty()) {
                complain(file.complaint());
            }
        }
        if (!opened.isEmpty()) {
            onOpened.accept(opened);
        }
    }

    void save() {
        var document = model.current();
        if (document != null && document.path() == null) {
            saveAs();
        } else if (document != null && !document.isEdit()) {
            save(document, document.path());
        }
    }

    void saveAs() {
        var document = model.current();
        if (document == null || document.isEdit()) {
            return;
        }
        var chooser = chooser();
        chooser.setInitialFileName(document.name());
        var chosen = chooser.showSaveDialog(window());
        if (chosen != null) {
            save(document, chosen.toPath().toAbsolutePath().normalize());
        }
    }

    private void save(EditorDocument document, @Nullable Path path) {
        if (path == null) {
            return;
        }
        try {
            AtomicFile.write(path, document.text());
            document.savedAs(path);
            recent.add(path);
            model.select(document);
        } catch (IOException e) {
            complain(Phrase.of("save.failed", path.toString(), FileReason.of(e)));
        }
    }

    private FileChooser chooser() {
        var chooser = new FileChooser();
        recent.folder().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        chooser.setTitle(Words.of("open.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Words.of("open.files"), "*.yaml", "*.yml", "*.json", "*.podfall"),
                        new FileChooser.ExtensionFilter(Words.of("open.all"), "*"));
        return chooser;
    }

    private @Nullable Window window() {
        return root.getScene() == null ? null : root.getScene().getWindow();
    }

    /** Asks what is to become of a text that is kept nowhere, and closes it if it may be. */
    void askToClose(EditorDocument document, Runnable close) {
        var save = new ButtonType(Words.of("editor.save"), ButtonBar.ButtonData.YES);
        var leave = new ButtonType(Words.of("editor.close.anyway"), ButtonBar.ButtonData.NO);
        var keep = new ButtonType(Words.of("editor.close.keep"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.CONFIRMATION, Words.of("editor.close.ask", document.name()));
        alert.getButtonTypes().setAll(document.isEdit() ? List.of(leave, keep) : List.of(save, leave, keep));
        alert.setTitle("Podfall");
        alert.setHeaderText(null);
        alert.setGraphic(null);
        alert.initOwner(window());
        if (root.getScene() != null) {
            alert.getDialogPane().getStylesheets().setAll(root.getScene().getStylesheets());
        }
        alert.setOnHidden(event -> {
            if (alert.getResult() == save) {
                model.select(document);
                save();
            }
            if (alert.getResult() == leave || alert.getResult() == save && !document.isDirty()) {
                close.run();
            }
        });
        alert.show();
    }

    private static void complain(Phrase what) {
        // With words of ours: the toolkit's own are in the language of the system.
        var alert = new Alert(
                Alert.AlertType.ERROR,
                Words.say(what),
                new ButtonType(Words.of("dialog.close"), ButtonBar.ButtonData.OK_DONE));
        alert.setTitle("Podfall");
        alert.setHeaderText(null);
        alert.show();
    }
}
