package dev.podfall.ui.app;

import dev.podfall.manifest.Source;
import dev.podfall.ui.text.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Gets manifests from files: chosen in a dialog, or dropped onto the window. */
final class OpenFiles {
    private final Consumer<List<Source>> loader;

    OpenFiles(Consumer<List<Source>> loader) {
        this.loader = loader;
    }

    void choose(Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("open.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Words.of("open.files"), "*.yaml", "*.yml", "*.json"));
        var chosen = chooser.showOpenMultipleDialog(owner);
        if (chosen != null) {
            read(chosen);
        }
    }

    /** Accepts files, and texts, that are dropped anywhere in the window. */
    void acceptDrops(Scene scene) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            var board = event.getDragboard();
            if (board.hasFiles()) {
                read(board.getFiles());
            } else if (board.hasString()) {
                loader.accept(List.of(new Source("dropped.yaml", board.getString())));
            }
            event.setDropCompleted(true);
            event.consume();
        });
    }

    private void read(List<File> files) {
        var sources = new ArrayList<Source>();
        for (var file : files) {
            try {
                sources.add(new Source(file.getName(), Files.readString(Path.of(file.getPath()))));
            } catch (IOException e) {
                new Alert(Alert.AlertType.ERROR, Words.of("open.failed", file) + "\n" + e.getMessage()).show();
                return;
            }
        }
        loader.accept(sources);
    }
}
