package dev.podfall.ui.manifest;

import dev.podfall.kubectl.LiveDiff;
import dev.podfall.ui.text.Words;
import java.util.List;
import javafx.scene.Node;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/** What applying a text would change in the objects that are there. */
final class DiffPane {
    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private final VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);

    DiffPane() {
        area.setEditable(false);
        scroll.getStyleClass().add("code-text-frame");
        area.getStyleClass().addAll("code-text", "diff-text");
        area.setAccessibleText(Words.of("editor.diff.text"));
    }

    Node root() {
        return scroll;
    }

    /** @param errors whether the text cannot be applied as it is */
    void show(List<LiveDiff> diffs, boolean errors) {
        area.clear();
        int unchanged = 0;
        for (var diff : diffs) {
            if (diff.lines().isEmpty()) {
                unchanged++;
            } else {
                add(diff.kind().singular() + " " + diff.key(), "diff-heading");
                diff.lines().forEach(this::add);
                add("", "diff-same");
            }
        }
        if (errors) {
            add(Words.of("editor.diff.errors"), "diff-note");
        } else if (unchanged == diffs.size()) {
            add(Words.of("editor.diff.none"), "diff-note");
        } else if (unchanged > 0) {
            add(Words.of("editor.diff.unchanged", unchanged), "diff-note");
        }
        area.moveTo(0);
        area.showParagraphAtTop(0);
    }

    private void add(LiveDiff.Line line) {
        switch (line.sign()) {
            case '+' -> add("+ " + line.text(), "diff-added");
            case '-' -> add("- " + line.text(), "diff-removed");
            case '@' -> add("  " + line.text(), "diff-note");
            default -> add("  " + line.text(), "diff-same");
        }
    }

    private void add(String text, String style) {
        int paragraph = area.getParagraphs().size() - 1;
        area.append(text + "\n", List.of(style));
        area.setParagraphStyle(paragraph, List.of(style + "-line"));
    }
}
