package dev.podfall.ui.app;

import dev.podfall.ui.text.Fxml;
import javafx.fxml.FXML;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** A bar under the menu that says how far a session is that is being opened, for those who have waited a second. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class OpeningView {
    private Runnable onCancel = () -> {};

    @FXML
    private VBox root;

    @FXML
    private ProgressBar bar;

    static OpeningView load(SessionKeeper keeper) {
        OpeningView view = Fxml.load("/fxml/app/Opening.fxml", OpeningView.class);
        view.onCancel = keeper::cancel;
        view.bar.progressProperty().bind(keeper.progress());
        view.root.visibleProperty().bind(keeper.progress().greaterThanOrEqualTo(0));
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
