package dev.podfall.ui.lesson;

import static dev.podfall.ui.control.Controls.label;

import dev.podfall.lesson.Hint;
import dev.podfall.lesson.Text;
import dev.podfall.ui.text.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Parts of the card. Screen's thread only. */
final class Say {
    private Say() {}

    /** A lesson's words, in the window's language. */
    static String words(Text text) {
        return text.in(Words.wording().language());
    }

    /** A paragraph, which is never cut. */
    static Label paragraph(String text, String... styles) {
        var out = label(text, styles);
        out.setMinHeight(Region.USE_PREF_SIZE);
        return out;
    }

    /** A line of the console. */
    static Label command(String line) {
        return paragraph(Hint.of(List.of(line)), "code", "small", "lesson-command");
    }

    /** A text, some lines of which are for the console: after a dollar sign, as a learner may copy them. */
    static Node withCommands(String text) {
        var out = new VBox(6);
        text.strip()
                .lines()
                .forEach(line ->
                        out.getChildren().add(Hint.isCommand(line) ? copied(Hint.command(line)) : paragraph(line)));
        return out;
    }

    private static Node copied(String line) {
        var text = command(line);
        HBox.setHgrow(text, Priority.ALWAYS);
        var copy = new Button();
        copy.setGraphic(new FontIcon(Feather.COPY));
        copy.getStyleClass().addAll("flat", "icon", "tiny");
        copy.setAccessibleText(Words.of("console.copy"));
        copy.setTooltip(new Tooltip(Words.of("console.copy")));
        copy.setOnAction(event -> {
            var content = new ClipboardContent();
            content.putString(line);
            Clipboard.getSystemClipboard().setContent(content);
        });
        return new HBox(2, text, copy);
    }

    /** A paragraph with a sign before it. */
    static Node marked(Ikon sign, String style, Node text) {
        var icon = new FontIcon(sign);
        icon.getStyleClass().add(style);
        var row = new HBox(8, icon, text);
        HBox.setHgrow(text, Priority.ALWAYS);
        row.getStyleClass().add("lesson-row");
        return row;
    }

    /** Something that is so, or is not: to be wrong is no failure. */
    static Node state(boolean holds, Node text) {
        return marked(holds ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE, holds ? "right" : "muted", text);
    }

    /** Buttons below a card, however long a title is that one of them names: none is wider than the card. */
    static void fit(FlowPane acts) {
        acts.setMinWidth(0);
        var room = Bindings.createDoubleBinding(
                () -> Math.max(
                        0,
                        acts.getWidth()
                                - acts.getInsets().getLeft()
                                - acts.getInsets().getRight()),
                acts.widthProperty(),
                acts.insetsProperty());
        acts.getChildren().subscribe(() -> {
            for (var child : acts.getChildren()) {
                if (child instanceof Button button && !button.maxWidthProperty().isBound()) {
                    button.setWrapText(true);
                    button.setMinHeight(Region.USE_PREF_SIZE);
                    button.maxWidthProperty().bind(room);
                }
            }
        });
    }

    /** That somebody is elsewhere than where this goes on. */
    static Node astray(String key) {
        return marked(Feather.CORNER_UP_LEFT, "wrong", paragraph(Words.of(key)));
    }

    static Button button(String key, Runnable action, Object... values) {
        var out = new Button(Words.of(key, values));
        // What takes its place is not meant by a double click.
        out.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            if (press.getClickCount() > 1) {
                press.consume();
            }
        });
        out.setOnAction(event -> action.run());
        return out;
    }
}
