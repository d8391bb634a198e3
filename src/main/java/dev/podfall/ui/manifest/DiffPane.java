package dev.podfall.ui.manifest;

import dev.podfall.kubectl.LiveDiff;
import dev.podfall.ui.text.Words;
import java.util.List;
import javafx.scene.Node;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/** What applying a text would change in the objects that are there. */
final class DiffPane {
    private static final int MOST_LINES = 2_000;

    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private final VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);

    private List<LiveDiff> shown = List.of();
    private boolean broken;

    DiffPane() {
        area.setEditable(false);
        scroll.getStyleClass().add("code-text-frame");
        area.getStyleClass().addAll("code-text", "diff-text");
        area.accessibleTextProperty().bind(Words.text("editor.diff.text"));
        Words.follow(area, () -> {
            double top = area.getEstimatedScrollY();
            show(shown, broken);
            area.scrollYToPixel(top);
        });
    }

    Node root() {
        return scroll;
    }

    /** @param errors whether the text cannot be applied as it is */
    void show(List<LiveDiff> diffs, boolean errors) {
        shown = diffs;
        broken = errors;
        area.clear();
        int unchanged = 0;
        int lines = 0;
        int shown = 0;
        for (var diff : diffs) {
            boolean fits = lines < MOST_LINES;
            lines += diff.lines().size();
            shown += fits ? Math.min(MOST_LINES, diff.lines().size()) : 0;
            if (diff.lines().isEmpty()) {
                unchanged++;
            } else if (fits) {
                add(diff.kind().singular() + " " + diff.key(), "diff-heading");
                diff.lines().stream().limit(MOST_LINES).forEach(this::add);
                add("", "diff-same");
            }
        }
        int more = lines - shown;
        if (more > 0) {
            add(Words.of("editor.diff.more", more), "diff-note");
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
