package dev.podfall.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;

/**
 * Collects every text that somebody can read in a scene, or hear from a screen reader: labels, buttons, tooltips, prompts,
 * spoken texts, the entries of menus and choices, columns, tabs, and what is written in editors. Canvases have no texts but
 * what is spoken of them. Screen's thread only; the scene should have been laid out.
 */
public final class SeenTexts {
    /** Where the toolkit keeps the tooltip of a node, a control or not. */
    private static final String TOOLTIP = "javafx.scene.control.Tooltip";

    private final List<Seen> found = new ArrayList<>();

    /** How a text is met. */
    public enum Sort {
        /** A label, a button, a cell. */
        SHOWN,
        SPOKEN,
        TIP,
        PROMPT,
        MENU,
        /** One of those that a choice box offers. */
        CHOICE,
        COLUMN,
        TAB,
        TITLE,
        /** What somebody has typed, or what stands in an editor: not a word of ours. */
        CONTENT
    }

    /**
     * A text.
     *
     * @param where the nodes around it, the innermost last
     */
    public record Seen(Sort sort, String text, String where) {}

    private SeenTexts() {}

    /** What can be seen at and below a node: nothing of what is hidden. */
    public static List<Seen> in(Node node) {
        var texts = new SeenTexts();
        texts.walk(node, "", false);
        return List.copyOf(texts.found);
    }

    public static List<Seen> in(Scene scene) {
        return in(scene.getRoot());
    }

    /** What can be seen in all windows that are open, and in the menus, tooltips and popovers before them. */
    public static List<Seen> inAllWindows() {
        var texts = new SeenTexts();
        for (var window : List.copyOf(Window.getWindows())) {
            if (window instanceof javafx.stage.Stage stage) {
                texts.add(Sort.TITLE, stage.getTitle(), "Stage");
            }
            if (window.getScene() != null) {
                texts.walk(window.getScene().getRoot(), window instanceof PopupWindow ? "Popup" : "", false);
            }
        }
        return List.copyOf(texts.found);
    }

    /** The texts alone, but for what is written in editors. */
    public static Set<String> words(List<Seen> seen) {
        return seen.stream()
                .filter(each -> each.sort() != Sort.CONTENT)
                .map(Seen::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void add(Sort sort, @Nullable String text, String where) {
        if (text != null && !text.isBlank()) {
            found.add(new Seen(sort, text, where));
        }
    }

    private void walk(Node node, String around, boolean content) {
        if (!node.isVisible()) {
            return;
        }
        var where = around + "/" + name(node);
        boolean written = content || node instanceof TextInputControl || node instanceof GenericStyledArea;
        add(Sort.SPOKEN, node.getAccessibleText(), where);
        add(Sort.SPOKEN, node.getAccessibleHelp(), where);
        add(Sort.SPOKEN, node.getAccessibleRoleDescription(), where);
        if (node.getProperties().get(TOOLTIP) instanceof Tooltip tip) {
            tip(tip, where);
        }
        switch (node) {
            case TextInputControl input -> {
                add(Sort.PROMPT, input.getPromptText(), where);
                add(Sort.CONTENT, input.getText(), where);
            }
            case GenericStyledArea<?, ?, ?> area -> add(Sort.CONTENT, area.getText(), where);
            case MenuButton menu -> {
                add(written ? Sort.CONTENT : Sort.SHOWN, menu.getText(), where);
                menu.getItems().forEach(item -> item(item, where));
            }
            case Labeled labeled -> add(written ? Sort.CONTENT : Sort.SHOWN, labeled.getText(), where);
            case Text text
            when !(node.getParent() instanceof Labeled) ->
                add(written ? Sort.CONTENT : Sort.SHOWN, text.getText(), where);
            case ChoiceBox<?> box -> choices(box.getItems(), box.getConverter(), where);
            case ComboBox<?> box -> {
                add(Sort.PROMPT, box.getPromptText(), where);
                choices(box.getItems(), box.getConverter(), where);
            }
            case TableView<?> table -> table.getColumns().forEach(column -> add(Sort.COLUMN, column.getText(), where));
            case TabPane tabs ->
                tabs.getTabs().forEach(tab -> {
                    add(Sort.TAB, tab.getText(), where);
                    if (tab.getTooltip() != null) {
                        tip(tab.getTooltip(), where);
                    }
                });
            default -> {
                // Has nothing to say of itself.
            }
        }
        if (node instanceof Control control && control.getContextMenu() != null) {
            control.getContextMenu().getItems().forEach(item -> item(item, where));
        }
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(child -> walk(child, where, written));
        }
    }

    private void tip(Tooltip tip, String where) {
        add(Sort.TIP, tip.getText(), where);
        if (tip.getGraphic() != null) {
            walk(tip.getGraphic(), where + "/Tooltip", false);
        }
    }

    private void item(MenuItem item, String around) {
        var where = around + "/" + item.getClass().getSimpleName();
        add(Sort.MENU, item.getText(), where);
        if (item.getGraphic() != null) {
            walk(item.getGraphic(), where, false);
        }
        if (item instanceof CustomMenuItem custom && custom.getContent() != null) {
            walk(custom.getContent(), where, false);
        }
        if (item instanceof Menu menu) {
            menu.getItems().forEach(inner -> item(inner, where));
        }
    }

    @SuppressWarnings("unchecked") // A box's converter is for its items.
    private void choices(List<?> items, @Nullable StringConverter<?> converter, String where) {
        for (var item : items) {
            var text = converter == null
                    ? String.valueOf(item)
                    : ((StringConverter<@Nullable Object>) converter).toString(item);
            add(Sort.CHOICE, text, where);
        }
    }

    private static String name(Node node) {
        var id = node.getId() == null ? "" : "#" + node.getId();
        var styles = node.getStyleClass().isEmpty() ? "" : "." + String.join(".", node.getStyleClass());
        return node.getClass().getSimpleName() + id + styles;
    }
}
