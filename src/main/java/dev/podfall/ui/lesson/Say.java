package dev.podfall.ui.lesson;

import static dev.podfall.ui.control.Controls.label;

import dev.podfall.lesson.Text;
import dev.podfall.ui.text.Words;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
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
        return paragraph(prompted(line), "code", "small", "lesson-command");
    }

    /** The same as text. */
    static String prompted(String line) {
        return "$ " + line;
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
