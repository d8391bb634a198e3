package dev.podfall.ui.console;

import dev.podfall.ui.console.ConsoleChange.Tone;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the console has printed: one text to select in and copy from, the newest entries of it. */
final class ConsoleOutput {
    private static final int KEPT = 400;

    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private final List<Block> blocks = new ArrayList<>();
    private Consumer<String> onRepeat = line -> {};

    /** An entry and how long its text is. */
    private static final class Block {
        private final ConsoleEntry entry;
        private int length;

        Block(ConsoleEntry entry) {
            this.entry = entry;
        }
    }

    ConsoleOutput() {
        area.setEditable(false);
        area.setWrapText(false);
        area.getStyleClass().addAll("code-text", "console-output");
        area.accessibleTextProperty().bind(Words.text("console.output"));
        area.setParagraphGraphicFactory(this::margin);
    }

    Node root() {
        var scroll = new VirtualizedScrollPane<>(area);
        scroll.getStyleClass().add("code-text-frame");
        return scroll;
    }

    /** Called with a line that should stand in the prompt again. */
    void setOnRepeat(Consumer<String> action) {
        onRepeat = action;
    }

    String text() {
        return area.getText();
    }

    void began(ConsoleEntry entry) {
        var block = new Block(entry);
        blocks.add(block);
        insert(block, entry.heading(), "command");
        if (blocks.size() > KEPT) {
            area.deleteText(0, blocks.removeFirst().length);
        }
    }

    void said(ConsoleEntry entry, String text, Tone tone) {
        for (var block : blocks) {
            if (block.entry.equals(entry)) {
                insert(block, text, tone == Tone.ERROR ? "error" : "output");
                return;
            }
        }
    }

    /** The next entry begins on a line of its own. */
    void ended(ConsoleEntry entry) {
        for (var block : blocks) {
            if (block.entry.equals(entry)
                    && !area.getText(end(block) - 1, end(block)).equals("\n")) {
                insert(block, "\n", "output");
            }
        }
    }

    void clear() {
        blocks.clear();
        area.clear();
    }

    private void insert(Block block, String text, String style) {
        int at = end(block);
        area.insert(at, text, List.of(style));
        block.length += text.length();
        area.showParagraphAtBottom(area.getParagraphs().size() - 1);
    }

    private int end(Block block) {
        int end = 0;
        for (var each : blocks) {
            end += each.length;
            if (each == block) {
                break;
            }
        }
        return end;
    }

    /** Beside each command a button to copy it; as wide beside everything else. */
    private Node margin(int paragraph) {
        var styles = paragraph < area.getParagraphs().size() ? styles(paragraph) : List.<String>of();
        var margin = new StackPane();
        margin.getStyleClass().add("console-margin");
        margin.setMinSize(26, Region.USE_PREF_SIZE);
        if (styles.contains("command")) {
            var copy = new Button();
            copy.setGraphic(new FontIcon(Feather.COPY));
            copy.getStyleClass().addAll("flat", "icon", "tiny");
            copy.setFocusTraversable(false);
            copy.accessibleTextProperty().bind(Words.text("console.copy"));
            var tip = new Tooltip();
            tip.textProperty().bind(Words.text("console.copy.tip"));
            copy.setTooltip(tip);
            copy.setOnAction(event -> copy(command(paragraph)));
            copy.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    onRepeat.accept(command(paragraph));
                }
            });
            margin.getChildren().add(copy);
        }
        return margin;
    }

    private Collection<String> styles(int paragraph) {
        return area.getParagraph(paragraph).length() == 0 ? List.of() : area.getStyleOfChar(paragraph, 0);
    }

    /** The command that is written in this line: of the entry that begins there. */
    private String command(int paragraph) {
        int from = area.getAbsolutePosition(paragraph, 0);
        int begin = 0;
        for (var block : blocks) {
            if (begin + block.length > from) {
                return block.entry.line().text();
            }
            begin += block.length;
        }
        return "";
    }

    static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
