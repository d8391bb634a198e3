package dev.podfall.ui.manifest;

import dev.podfall.kubectl.ClusterCopy;
import dev.podfall.ui.text.Words;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands in the place of a text that is not shown, or not yet. */
final class TextStandIn {
    private TextStandIn() {}

    /** Of a copied cluster what it is, of a text that is too large why it is not shown. */
    static Node of(EditorDocument document, Consumer<EditorDocument> onText) {
        var copy = document.copy();
        return copy == null ? tooLarge(document) : copied(document, copy, onText);
    }

    /** The editor is being made. */
    static Node coming() {
        var label = new Label();
        label.textProperty().bind(Words.text("editor.coming"));
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label tooLarge(EditorDocument document) {
        var label = new Label();
        label.textProperty()
                .bind(Words.text(
                        "editor.large",
                        document.name(),
                        document.text().length(),
                        EditorDocument.MOST_CHARACTERS,
                        EditorDocument.LONGEST_LINE));
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Node copied(EditorDocument document, ClusterCopy copy, Consumer<EditorDocument> onText) {
        var box = new VBox(10, said("strong", "editor.copy", copy.size()));
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().addAll("empty-state", "copied-cluster");
        var without = copy.withoutEffect();
        if (!without.isEmpty()) {
            box.getChildren().add(said("muted", "editor.copy.without-effect", without));
        }
        box.getChildren().add(said("muted", "editor.copy.next"));
        if (document.isTooLarge()) {
            box.getChildren()
                    .add(said(
                            "muted",
                            "editor.copy.large",
                            document.text().length(),
                            EditorDocument.MOST_CHARACTERS,
                            EditorDocument.LONGEST_LINE));
        } else {
            var show = new Button();
            show.textProperty().bind(Words.text("editor.copy.text"));
            show.setOnAction(event -> onText.accept(document));
            box.getChildren().add(show);
        }
        return box;
    }

    private static Label said(String style, String key, Object... values) {
        var label = new Label();
        label.textProperty().bind(Words.text(key, values));
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
