package dev.podfall.ui.start;

import dev.podfall.ui.text.Fxml;
import dev.podfall.ui.text.FxmlFile;
import dev.podfall.ui.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What one can begin with: a sample, a file, what was copied, a cluster of so many nodes. */
@SuppressWarnings("NullAway.Init") // FXML fills the fields.
public final class StartView {
    /** What brings a cluster of one's own here. */
    private static final String EXPORT = "kubectl get nodes,ds,pods -A -o yaml > cluster.yaml";

    private static final int MOST_NODES = 15_000;
    private static final int USUAL_NODES = 3;
    public static final int PICTURE_WIDTH = 264;
    public static final int PICTURE_HEIGHT = 108;

    /** Two lines of a title, and two of a note. */
    private static final double CARD_HEIGHT = PICTURE_HEIGHT + 90;

    private Doors doors = Doors.CLOSED;
    private Supplier<Integer> nodes = () -> USUAL_NODES;

    @FXML
    private ScrollPane root;

    @FXML
    private Button leave;

    @FXML
    private Button lesson;

    @FXML
    private Button paste;

    @FXML
    private Button copy;

    @FXML
    private StackPane nodesRoom;

    @FXML
    private Label export;

    @FXML
    private VBox recentBox;

    @FXML
    private FlowPane recent;

    @FXML
    private FlowPane cards;

    /** Where each way leads. */
    public interface Doors {
        Doors CLOSED = new Doors() {
            @Override
            public void open() {}

            @Override
            public void open(Path file) {}

            @Override
            public void paste() {}

            @Override
            public void empty(int nodes) {}

            @Override
            public void lesson() {}

            @Override
            public void leave() {}
        };

        /** Lets somebody choose files. */
        void open();

        void open(Path file);

        /** Takes what was copied elsewhere. */
        void paste();

        /** A cluster of so many nodes, and nothing else. */
        void empty(int nodes);

        /** The lesson that comes next. */
        void lesson();

        /** Back to what was there before. */
        void leave();
    }

    /** Builds the view from {@code fxml/start/Start.fxml}; its doors are closed. Screen's thread only. */
    public static StartView load() {
        return Fxml.load(FxmlFile.START, StartView.class);
    }

    /** Lets the ways lead somewhere, and gives the page what is dear to make and no way before. */
    public void setDoors(Doors next) {
        doors = next;
        var spinner = spinner();
        nodes = () -> {
            spinner.commitValue();
            return spinner.getValue();
        };
        nodesRoom.getChildren().setAll(spinner);
        leave.setTooltip(tip("start.leave"));
        paste.setTooltip(tip("start.paste.tip"));
        copy.setTooltip(tip("start.copy"));
    }

    private static Spinner<Integer> spinner() {
        var spinner = new Spinner<Integer>(0, MOST_NODES, USUAL_NODES);
        spinner.setEditable(true);
        spinner.accessibleTextProperty().bind(Words.text("start.nodes"));
        // What is typed counts without Enter; what is no number leaves the one before.
        spinner.getEditor().focusedProperty().subscribe(focused -> {
            if (!focused) {
                spinner.commitValue();
            }
        });
        return spinner;
    }

    private static Tooltip tip(String key) {
        var tip = new Tooltip();
        tip.textProperty().bind(Words.text(key));
        return tip;
    }

    @FXML
    private void initialize() {
        export.setText(EXPORT);
        recentBox.managedProperty().bind(recentBox.visibleProperty());
        recentBox.setVisible(false);
    }

    public Node root() {
        return root;
    }

    /** @param back whether there is something that one can go back to */
    public void setBack(boolean back) {
        leave.setVisible(back);
    }

    /** @param text the lesson that comes next; empty if there is none */
    public void showLesson(String text) {
        lesson.setText(text);
        lesson.setVisible(!text.isEmpty());
    }

    public void showCards(List<StartCard> all) {
        cards.getChildren().setAll(all.stream().map(StartView::card).toList());
    }

    public void showRecent(List<Path> files) {
        recentBox.setVisible(!files.isEmpty());
        recent.getChildren().setAll(files.stream().map(this::link).toList());
    }

    private Node link(Path file) {
        var link = new Hyperlink(String.valueOf(file.getFileName()));
        link.setTooltip(new Tooltip(file.toString()));
        link.setOnAction(event -> doors.open(file));
        return link;
    }

    private static Node card(StartCard card) {
        var picture = new ImageView();
        picture.imageProperty().bind(card.picture());
        picture.setFitWidth(PICTURE_WIDTH);
        picture.setFitHeight(PICTURE_HEIGHT);
        picture.setPreserveRatio(true);
        var frame = new StackPane(picture);
        frame.getStyleClass().add("start-picture");
        frame.setMinSize(PICTURE_WIDTH, PICTURE_HEIGHT);
        frame.setMaxSize(PICTURE_WIDTH, PICTURE_HEIGHT);
        var number = new Label(card.number());
        number.getStyleClass().add("start-number");
        number.setMinWidth(USE_TEXT);
        var title = new Label(card.title());
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        title.setMinHeight(USE_TEXT);
        var note = new Label(card.note());
        note.getStyleClass().addAll("small", "muted");
        note.setWrapText(true);
        note.setMinHeight(USE_TEXT);
        var words = new VBox(2, new HBox(7, number, title), note);
        words.getStyleClass().add("start-words");
        var button = new Button();
        button.setGraphic(new VBox(frame, words));
        button.getStyleClass().addAll("flat", "start-card");
        button.setAccessibleText(Words.of("start.card", card.number(), card.title(), card.note()));
        button.setPrefWidth(PICTURE_WIDTH);
        button.setMinHeight(CARD_HEIGHT);
        button.setMaxHeight(CARD_HEIGHT);
        button.setPrefHeight(CARD_HEIGHT);
        button.setOnAction(event -> card.open().run());
        return button;
    }

    private static final double USE_TEXT = Label.USE_PREF_SIZE;

    @FXML
    private void open() {
        doors.open();
    }

    @FXML
    private void paste() {
        doors.paste();
    }

    @FXML
    private void empty() {
        doors.empty(nodes.get());
    }

    @FXML
    private void lesson() {
        doors.lesson();
    }

    @FXML
    private void leave() {
        doors.leave();
    }

    @FXML
    private void copy() {
        var content = new ClipboardContent();
        content.putString(EXPORT);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
