package dev.podfall.ui.app;

import dev.podfall.kept.OnDisk;
import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A bar under the menu: the file that a session is to be saved in is not what it was; what now? */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class ChangedFileView {
    private Consumer<Path> onReplace = path -> {};
    private Runnable onElsewhere = () -> {};
    private @Nullable OnDisk asked;

    @FXML
    private VBox root;

    @FXML
    private Label what;

    @FXML
    private Button elsewhere;

    static ChangedFileView load() {
        return Fxml.load(FxmlFile.CHANGED_FILE, ChangedFileView.class);
    }

    @FXML
    private void initialize() {
        root.managedProperty().bind(root.visibleProperty());
        root.setVisible(false);
        Words.follow(root, this::render);
    }

    VBox root() {
        return root;
    }

    void setOn(Consumer<Path> replace, Runnable saveElsewhere) {
        onReplace = replace;
        onElsewhere = saveElsewhere;
    }

    void ask(OnDisk file) {
        asked = file;
        render();
        elsewhere.requestFocus();
    }

    /** What was asked is of no meaning any more. */
    @FXML
    void leave() {
        asked = null;
        render();
    }

    private void render() {
        var file = asked;
        root.setVisible(file != null);
        if (file != null) {
            what.setText(Words.of("session.changed", String.valueOf(file.path().getFileName())));
        }
    }

    @FXML
    private void replace() {
        var file = asked;
        leave();
        if (file != null) {
            onReplace.accept(file.path());
        }
    }

    @FXML
    private void saveElsewhere() {
        leave();
        onElsewhere.run();
    }
}
