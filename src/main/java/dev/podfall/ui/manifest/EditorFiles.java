package dev.podfall.ui.manifest;

import dev.podfall.kept.AtomicFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kubectl.ClusterCopy;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.ExamReader;
import dev.podfall.lesson.LessonReader;
import dev.podfall.manifest.FileReason;
import dev.podfall.manifest.Source;
import dev.podfall.ui.control.FileDialogs;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.text.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
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
public final class EditorFiles {
    /** Somebody holds something over the window that can be dropped. */
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final Region root;
    private final ManifestViewModel model;
    private final RecentFiles recent;
    private Opening opening = new Opening() {};
    private BiConsumer<Source, Path> onSession = (source, path) -> {};
    private Consumer<Source> onLesson = source -> {};

    /** What is done with texts that somebody opens. */
    public interface Opening {
        /** Files are being read, of these names. */
        default void reads(List<String> names) {}

        /**
         * A cluster that was copied is about to be shown in the editor.
         *
         * @return whether it is to take the place of what there is
         */
        default boolean isToStandAlone(ClusterCopy copy) {
            return false;
        }

        /** Their tabs are about to be there. */
        default void opened(List<Source> sources) {}

        /** The tabs of a copied cluster are there, which is to take the place of what there is, and of what goes with it. */
        default void openedAlone(List<Source> sources, ClusterCopy copy) {}
    }

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
                scene.getRoot().pseudoClassStateChanged(DROPPING, true);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_EXITED, event -> scene.getRoot().pseudoClassStateChanged(DROPPING, false));
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            scene.getRoot().pseudoClassStateChanged(DROPPING, false);
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
        Failures.surface(
                model.later(() -> ClusterCopy.in(source), copy -> openTexts(List.of(new Text(source, null, copy)))));
        return true;
    }

    /** A text that is to be opened. */
    private record Text(Source source, @Nullable Path path, Optional<ClusterCopy> copy) {}

    /** Says what is done with texts that somebody opens. */
    public void setOpening(Opening action) {
        opening = action;
    }

    /** What is done with a file that is a whole session, and with one that is a lesson. */
    void setOnOther(BiConsumer<Source, Path> session, Consumer<Source> lesson) {
        onSession = session;
        onLesson = lesson;
    }

    List<Path> recent() {
        return recent.list();
    }

    void choose() {
        var chosen = FileDialogs.open(chooser(), window());
        if (!chosen.isEmpty()) {
            open(chosen.stream().map(File::toPath).toList());
        }
    }

    /** Returns at once: files are read off the screen's thread, and shown when all have been. */
    void open(List<Path> paths) {
        reads(paths);
        Failures.surface(model.later(() -> remembered(OpenedFile.all(paths)), this::show));
    }

    /** The same of files that are being read; those that have been are shown at once. */
    public void open(ReadAhead ahead) {
        var files = ahead.files();
        boolean read = files.isDone();
        if (!read) {
            reads(ahead.paths());
        }
        var shown = read ? files.thenAccept(this::show) : files.thenAcceptAsync(this::show, Platform::runLater);
        Failures.surface(shown.thenCompose(done -> model.later(() -> remembered(files.join()), remembered -> {}))
                .whenCompleteAsync(
                        (done, failed) -> {
                            if (failed != null) {
                                opening.reads(List.of());
                            }
                        },
                        Platform::runLater));
    }

    private void reads(List<Path> paths) {
        opening.reads(
                paths.stream().map(path -> String.valueOf(path.getFileName())).toList());
    }

    /** Not on the screen's thread: a file is written. */
    private List<OpenedFile> remembered(List<OpenedFile> files) {
        files.stream()
                .filter(file -> file.source().isPresent())
                .forEach(file -> recent.add(file.path().toAbsolutePath().normalize()));
        return files;
    }

    private void show(List<OpenedFile> files) {
        opening.reads(List.of());
        var texts = new ArrayList<Text>();
        for (var file : files) {
            file.source().ifPresent(source -> {
                var path = file.path().toAbsolutePath().normalize();
                if (SessionReader.isSession(source)) {
                    onSession.accept(source, path);
                } else if (ExamReader.isExam(source)) {
                    // Lessons may stand beside it.
                    onLesson.accept(new Source(path.toString(), source.text()));
                } else if (LessonReader.isLesson(source)) {
                    onLesson.accept(source);
                } else {
                    texts.add(new Text(source, path, file.copy()));
                }
            });
            if (!file.complaint().isEmpty()) {
                complain(file.complaint());
            }
        }
        if (!texts.isEmpty()) {
            openTexts(texts);
        }
    }

    private void openTexts(List<Text> texts) {
        var copy = texts.stream().flatMap(text -> text.copy().stream()).reduce(ClusterCopy::with);
        boolean alone = copy.isPresent() && opening.isToStandAlone(copy.get());
        var sources = texts.stream().map(Text::source).toList();
        if (alone) {
            model.clear();
        } else {
            // What comes of them is found out while their tabs are made.
            opening.opened(sources);
        }
        texts.forEach(text -> model.open(text.source(), text.path(), text.copy().orElse(null)));
        if (alone) {
            opening.openedAlone(sources, copy.get());
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
        var chosen = FileDialogs.save(chooser, window());
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

    private void complain(Phrase what) {
        // With words of ours: the toolkit's own are in the language of the system.
        var alert = new Alert(
                Alert.AlertType.ERROR,
                Words.say(what),
                new ButtonType(Words.of("dialog.close"), ButtonBar.ButtonData.OK_DONE));
        alert.setTitle("Podfall");
        alert.initOwner(window());
        alert.setHeaderText(null);
        alert.show();
    }
}
