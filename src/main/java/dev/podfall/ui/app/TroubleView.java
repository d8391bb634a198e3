package dev.podfall.ui.app;

import dev.podfall.kept.AtomicFile;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FileReason;
import dev.podfall.ui.control.FileDialogs;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** A bar under the menu that says that Podfall itself has failed, shows what led to it, and saves a report. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class TroubleView {
    private @Nullable Trouble trouble;
    /** What the line says at present: what went wrong, or what became of the report. */
    private Phrase line = Phrase.NONE;

    private Executor worker = Runnable::run;

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private Label what;

    @FXML
    private ToggleButton more;

    @FXML
    private TextArea details;

    /** @param worker writes reports, off the screen's thread */
    static TroubleView load(Executor worker) {
        TroubleView view = Fxml.load(FxmlFile.TROUBLE, TroubleView.class);
        view.worker = worker;
        return view;
    }

    @FXML
    private void initialize() {
        root.managedProperty().bind(root.visibleProperty());
        root.setVisible(false);
        details.visibleProperty().bind(more.selectedProperty());
        details.managedProperty().bind(more.selectedProperty());
        Words.follow(root, this::render);
    }

    VBox root() {
        return root;
    }

    /** What is told at present; null if nothing is. */
    @Nullable
    Trouble shown() {
        return trouble;
    }

    /** The first trouble stays until it is dismissed: those that follow mostly follow from it. */
    void tell(Trouble next) {
        if (trouble != null) {
            return;
        }
        trouble = next;
        line = next.what();
        render();
        more.setSelected(false);
        root.setVisible(true);
    }

    private void render() {
        var told = trouble;
        if (told != null) {
            title.setText(Words.say(told.title()));
            what.setText(Words.say(line));
            details.setText(told.details(Words.wording()));
        }
    }

    @FXML
    void dismiss() {
        trouble = null;
        root.setVisible(false);
    }

    @FXML
    private void save() {
        var told = trouble;
        if (told == null || root.getScene() == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("trouble.save"));
        chooser.setInitialFileName("podfall-report.txt");
        var chosen = FileDialogs.save(chooser, root.getScene().getWindow());
        if (chosen != null) {
            Failures.surface(write(told, chosen.toPath()));
        }
    }

    /** Says in the bar where the report is, or why it could not be written. */
    CompletableFuture<Void> write(Trouble told, Path file) {
        return CompletableFuture.supplyAsync(() -> saved(told, file), worker)
                .thenAcceptAsync(
                        said -> {
                            line = said;
                            render();
                        },
                        Platform::runLater);
    }

    private static Phrase saved(Trouble told, Path file) {
        try {
            AtomicFile.write(file, told.report(Words.wording()));
            return Phrase.of("trouble.saved", file.toString());
        } catch (IOException e) {
            return Phrase.of("save.failed", file.toString(), FileReason.of(e));
        }
    }
}
