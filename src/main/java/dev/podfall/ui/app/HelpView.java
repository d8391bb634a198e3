package dev.podfall.ui.app;

import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** All keys, by what they are for. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class HelpView {
    private static final double COLUMN = 340;

    /**
     * Keys for one part of the window.
     *
     * @param title the key of its words
     */
    private record Part(String title, List<Key> keys) {}

    /**
     * @param keys as they are written on them
     * @param what the key of the words that say what they do
     */
    private record Key(String keys, String what) {}

    private static final List<Part> PARTS = List.of(
            new Part(
                    "help.time",
                    List.of(
                            new Key("Space", "help.play"),
                            new Key("Ctrl+→", "help.forward"),
                            new Key("Ctrl+←", "help.back"),
                            new Key("Ctrl+Shift+→", "help.every"),
                            new Key("N", "help.next"),
                            new Key("R", "help.replay"),
                            new Key("Home", "help.start"),
                            new Key("End", "help.end"),
                            new Key("B", "help.bookmark"),
                            new Key("Ctrl+J", "help.chain"))),
            new Part(
                    "help.acts",
                    List.of(
                            new Key("Ctrl+Z", "help.undo"),
                            new Key("Ctrl+Shift+Z", "help.redo"),
                            new Key("Ctrl+O", "help.open"),
                            new Key("Ctrl+V", "help.paste"),
                            new Key("Ctrl+S", "help.save"),
                            new Key("Ctrl+Shift+S", "help.save-as"))),
            new Part(
                    "help.map",
                    List.of(
                            new Key("← → ↑ ↓", "help.node"),
                            new Key("Space", "help.choose"),
                            new Key("Enter", "help.menu"),
                            new Key("P", "help.pods"),
                            new Key("T", "help.taints"),
                            new Key("+ −", "help.zoom"),
                            new Key("0", "help.fit"),
                            new Key("1", "help.normal"),
                            new Key("C", "help.colours"))),
            new Part(
                    "help.editor",
                    List.of(
                            new Key("Ctrl+Enter", "help.apply"),
                            new Key("Ctrl+N", "help.new"),
                            new Key("Ctrl+W", "help.close-text"),
                            new Key("Ctrl+Alt+S", "help.save-text"),
                            new Key("Ctrl+F", "help.find"),
                            new Key("Ctrl+Space", "help.propose"),
                            new Key("Ctrl+/", "help.comment"),
                            new Key("Ctrl+M", "help.leave"))),
            new Part(
                    "help.console",
                    List.of(
                            new Key("Tab", "help.complete"),
                            new Key("↑ ↓", "help.history"),
                            new Key("Shift+Enter", "help.consider"),
                            new Key("Ctrl+C", "help.stop"),
                            new Key("Ctrl+L", "help.clear"))),
            new Part(
                    "help.timeline",
                    List.of(
                            new Key("← →", "help.stops"),
                            new Key("Shift+← →", "help.revisions"),
                            new Key("↑ ↓", "help.lanes"),
                            new Key("F", "help.fold"),
                            new Key("+ − 0", "help.closer"))),
            new Part(
                    "help.demo",
                    List.of(
                            new Key("Page Down", "help.demo.next"),
                            new Key("Page Up", "help.demo.back"),
                            new Key("Esc", "help.demo.leave"))),
            new Part(
                    "help.window",
                    List.of(
                            new Key("Ctrl+K", "help.search"),
                            new Key("Ctrl+1 … 4", "help.regions"),
                            new Key("Alt+Shift+←→↑↓", "help.borders"),
                            new Key("F11", "help.present"),
                            new Key("S", "help.spotlight"),
                            new Key("Ctrl + − 0", "help.size"),
                            new Key("Ctrl+Shift+L", "help.theme"),
                            new Key("F1", "help.help"))));

    private Runnable onClose = () -> {};

    @FXML
    private ScrollPane root;

    @FXML
    private FlowPane parts;

    static HelpView load(Runnable onClose) {
        HelpView view = Fxml.load(FxmlFile.HELP, HelpView.class);
        view.onClose = onClose;
        return view;
    }

    @FXML
    private void initialize() {
        for (var part : PARTS) {
            var title = new Label();
            title.textProperty().bind(Words.text(part.title()));
            title.getStyleClass().add("section");
            var grid = new GridPane(12, 5);
            int row = 0;
            for (var key : part.keys()) {
                var keys = new Label(key.keys());
                keys.getStyleClass().add("key");
                keys.setMinWidth(Label.USE_PREF_SIZE);
                var what = new Label();
                what.textProperty().bind(Words.text(key.what()));
                what.setWrapText(true);
                grid.addRow(row++, keys, what);
            }
            var box = new VBox(8, title, grid);
            box.setPrefWidth(COLUMN);
            parts.getChildren().add(box);
        }
    }

    Node root() {
        return root;
    }

    @FXML
    private void close() {
        onClose.run();
    }
}
