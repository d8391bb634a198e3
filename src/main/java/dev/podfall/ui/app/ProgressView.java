package dev.podfall.ui.app;

import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** A bar under the menu that says how far something is that takes longer, and ends it. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class ProgressView {
    private Runnable onCancel = () -> {};

    @FXML
    private VBox root;

    @FXML
    private Label what;

    @FXML
    private ProgressBar bar;

    /**
     * @param key of what is done, in the window's words
     * @param progress from 0 to 1; negative while nothing is to be seen
     */
    static ProgressView load(String key, ReadOnlyDoubleProperty progress, Runnable onCancel) {
        ProgressView view = Fxml.load(FxmlFile.PROGRESS, ProgressView.class);
        view.onCancel = onCancel;
        view.what.textProperty().bind(Words.text(key));
        view.root.accessibleTextProperty().bind(Words.text(key));
        view.bar.progressProperty().bind(progress);
        view.root.visibleProperty().bind(progress.greaterThanOrEqualTo(0));
        view.root.managedProperty().bind(view.root.visibleProperty());
        return view;
    }

    VBox root() {
        return root;
    }

    @FXML
    private void cancel() {
        onCancel.run();
    }
}
