package dev.podfall.ui.manifest;

import dev.podfall.manifest.Severity;
import dev.podfall.ui.text.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The line below the text: where the caret is, and what Tab does; and how many errors there are. */
final class EditorStatus {
    private final HBox line;
    private final Label caret;
    private final Label tabKey;
    private final Label summary;

    EditorStatus(HBox line, Label caret, Label tabKey, Label summary) {
        this.line = line;
        this.caret = caret;
        this.tabKey = tabKey;
        this.summary = summary;
    }

    void setShown(boolean on) {
        line.setVisible(on);
        line.setManaged(on);
    }

    void caret(int row, int column, boolean tabLeaves) {
        caret.textProperty().bind(Words.text("editor.caret", row, column));
        tabKey.textProperty().bind(Words.text(tabLeaves ? "editor.tab-key.leaves" : "editor.tab-key.indents"));
    }

    void clear() {
        summary.setText("");
    }

    void summarise(EditorDocument document) {
        long errors = document.count(Severity.ERROR);
        long warnings = document.count(Severity.WARNING);
        summary.getStyleClass().removeAll("danger-text", "warning-text", "muted");
        if (errors > 0) {
            summary.setText("✕ " + errors);
            summary.setAccessibleText(Words.of("editor.errors", errors));
            summary.getStyleClass().add("danger-text");
        } else if (warnings > 0) {
            summary.setText("▲ " + warnings);
            summary.setAccessibleText(Words.of("editor.warnings", warnings));
            summary.getStyleClass().add("warning-text");
        } else {
            clear();
        }
    }
}
