package dev.podfall.ui.app;

import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The search field of the bar; what it finds hangs below it. */
public final class SearchBox extends HBox {
    private static final int SHOWN = 12;

    /** What the field keeps free beside its text. */
    private static final double BESIDE = 10;

    private static final String MORE = "…";

    private final TextField field = new TextField();
    private final StringProperty prompt = new SimpleStringProperty("");
    private final ContextMenu hits = new ContextMenu();
    private Function<String, List<SearchHit>> finder = text -> List.of();

    public SearchBox() {
        getStyleClass().add("search");
        field.accessibleTextProperty().bind(Words.text("search.name"));
        var key = new Label("Ctrl K");
        key.getStyleClass().add("key");
        key.setMinWidth(USE_PREF_SIZE);
        // Who writes needs the room.
        var waits = field.focusedProperty().not();
        key.visibleProperty().bind(waits);
        key.managedProperty().bind(waits);
        field.promptTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> fitting(prompt.get(), field.getWidth() - BESIDE, this::width),
                        prompt,
                        field.widthProperty(),
                        field.fontProperty()));
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Feather.SEARCH), field, key);
        field.textProperty().subscribe(this::find);
        Words.follow(field, () -> {
            if (hits.isShowing()) {
                find(field.getText());
            }
        });
        field.setOnAction(event -> chooseFirst());
        // The list has the keys while it is there, and would close without choosing what nobody has gone to.
        hits.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !hasChoice()) {
                chooseFirst();
                event.consume();
            } else if (event.getCode() == KeyCode.SPACE) {
                // It would choose; here it is a part of what is looked for.
                event.consume();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.clear();
                getParent().requestFocus();
            }
        });
    }

    private double width(String text) {
        var measured = new Text(text);
        measured.setFont(field.getFont());
        return measured.getLayoutBounds().getWidth();
    }

    /**
     * As many of the words in a list as there is room for; nothing if there is none for the first. Pure.
     *
     * @param prompt with commas between its words
     */
    static String fitting(String prompt, double room, ToDoubleFunction<String> width) {
        var shown = prompt;
        while (!shown.isEmpty() && width.applyAsDouble(shown) > room) {
            int comma = Math.max(shown.lastIndexOf(','), shown.lastIndexOf('、'));
            shown = comma < 0 ? "" : shown.substring(0, comma) + MORE;
        }
        return shown;
    }

    public String getPrompt() {
        return prompt.get();
    }

    public void setPrompt(String prompt) {
        this.prompt.set(prompt);
    }

    /** What the box says while it is empty. */
    public StringProperty promptProperty() {
        return prompt;
    }

    /** Says how to search; called on every keystroke, so it must be quick. */
    public void setFinder(Function<String, List<SearchHit>> finder) {
        this.finder = finder;
    }

    /** Puts the caret here, everything selected. */
    public void begin() {
        field.requestFocus();
        field.selectAll();
    }

    private void chooseFirst() {
        if (!hits.getItems().isEmpty() && !hits.getItems().getFirst().isDisable()) {
            hits.getItems().getFirst().fire();
        }
    }

    /** Whether somebody has gone to one of the hits. */
    private boolean hasChoice() {
        var skin = hits.getSkin();
        return skin != null && skin.getNode().lookup(".menu-item:focused") != null;
    }

    private void find(String text) {
        if (text.isBlank()) {
            hits.hide();
            hits.getItems().clear();
            return;
        }
        var found = finder.apply(text.strip());
        hits.getItems().setAll(found.stream().limit(SHOWN).map(this::item).toList());
        if (found.isEmpty()) {
            var none = new MenuItem(Words.of("search.none"));
            none.setDisable(true);
            hits.getItems().add(none);
        }
        if (!hits.isShowing() && getScene() != null && getScene().getWindow() != null) {
            hits.show(this, Side.BOTTOM, 0, 4);
        }
    }

    private MenuItem item(SearchHit hit) {
        var kind = new Label(hit.kind());
        kind.getStyleClass().add("caption");
        var item = new MenuItem(hit.text(), kind);
        item.setOnAction(event -> {
            hits.hide();
            hit.show().run();
        });
        return item;
    }
}
