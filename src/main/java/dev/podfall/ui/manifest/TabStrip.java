package dev.podfall.ui.manifest;

import dev.podfall.ui.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A tab for each document; they get narrower where there are many, and those that are out of sight are in a menu too. */
final class TabStrip {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    /** So many tabs have room for a cross each. */
    private static final int ROOMY = 2;

    private final TabRow row = new TabRow();
    private final Consumer<EditorDocument> onSelect;
    private final Consumer<EditorDocument> onClose;
    private final Map<EditorDocument, HBox> tabs = new HashMap<>();

    TabStrip(HBox box, Consumer<EditorDocument> onSelect, Consumer<EditorDocument> onClose) {
        this.onSelect = onSelect;
        this.onClose = onClose;
        HBox.setHgrow(row, Priority.ALWAYS);
        box.getChildren().add(row);
    }

    void show(List<EditorDocument> documents, @Nullable EditorDocument current) {
        tabs.keySet().retainAll(documents);
        var wanted = documents.stream()
                .map(document -> tabs.computeIfAbsent(document, this::tab))
                .toList();
        documents.forEach(document -> {
            var tab = tabs.computeIfAbsent(document, this::tab);
            boolean selected = document == current;
            tab.pseudoClassStateChanged(SELECTED, selected);
            tab.setMinWidth(selected ? 110 : documents.size() > ROOMY ? 40 : 72);
            shrink(tab, !selected && documents.size() > ROOMY);
            say(document);
        });
        row.show(wanted, current == null ? null : tabs.get(current));
        row.menu()
                .setOnShowing(event -> row.menu()
                        .getItems()
                        .setAll(documents.stream()
                                .map(document -> item(document, document == current))
                                .toList()));
    }

    private MenuItem item(EditorDocument document, boolean chosen) {
        var item = new RadioMenuItem(named(document));
        item.setMnemonicParsing(false);
        item.setSelected(chosen);
        item.setOnAction(event -> onSelect.accept(document));
        return item;
    }

    /** What little room there is goes to the beginning of the name. */
    private static void shrink(HBox tab, boolean narrow) {
        if (tab.getChildren().get(1) instanceof Label name) {
            name.setTextOverrun(narrow ? OverrunStyle.CLIP : OverrunStyle.ELLIPSIS);
        }
        tab.getChildren().getLast().setVisible(!narrow);
        tab.getChildren().getLast().setManaged(!narrow);
    }

    /** Says of every document again what it is. */
    void sayAll() {
        tabs.keySet().forEach(this::say);
    }

    /** Shows whether the document is dirty, and its name. */
    void say(EditorDocument document) {
        var tab = tabs.get(document);
        if (tab == null) {
            return;
        }
        if (tab.getChildren().get(1) instanceof Label name) {
            name.setText(shortName(document));
        }
        tab.getChildren().getFirst().setVisible(document.isDirty());
        tab.getChildren().getFirst().setManaged(document.isDirty());
        tab.getChildren().getLast().setAccessibleText(Words.of("editor.tab.close", document.name()));
        tab.setAccessibleText(named(document));
    }

    private static String named(EditorDocument document) {
        return document.isDirty() ? Words.of("editor.tab.dirty", document.name()) : document.name();
    }

    /** Without folders. */
    private static String shortName(EditorDocument document) {
        var name = document.name();
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return document.isEdit() ? Words.of("editor.tab.edit", last) : last;
    }

    private HBox tab(EditorDocument document) {
        var dot = new Region();
        dot.getStyleClass().add("dot");
        var name = new Label(shortName(document));
        name.setTooltip(new Tooltip(
                document.path() == null ? document.name() : document.path().toString()));
        // What a label cuts off at its edge it draws nevertheless, over what stands beside it.
        var edge = new Rectangle();
        edge.widthProperty().bind(name.widthProperty());
        edge.heightProperty().bind(name.heightProperty());
        name.setClip(edge);
        name.setMinWidth(0);
        var close = new Button();
        close.setGraphic(new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "icon");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setFocusTraversable(false);
        close.setOnAction(event -> onClose.accept(document));
        var tab = new HBox(dot, name, close);
        HBox.setMargin(dot, new javafx.geometry.Insets(0, 5, 0, 0));
        tab.getStyleClass().add("file-tab");
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setFocusTraversable(true);
        tab.focusVisibleProperty().subscribe(seen -> {
            if (seen) {
                row.reveal(tab);
            }
        });
        tab.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.MIDDLE) {
                onClose.accept(document);
            } else {
                onSelect.accept(document);
            }
        });
        tab.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                onSelect.accept(document);
                event.consume();
            }
        });
        return tab;
    }
}
