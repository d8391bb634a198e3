package dev.podfall.ui.console;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.kubectl.Completion;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.console.ConsoleChange.Tone;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the console has printed: one text to select in and copy from, the newest entries of it. */
final class ConsoleOutput {
    private static final int KEPT = 400;
    /** So many lines stand out: more than fit on a screen. */
    private static final int MARKED = 200;

    private static final String LINK = "link";
    private static final String TRIED = "tried";
    private static final int DELETE = 127;

    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private final List<Block> blocks = new ArrayList<>();
    private final List<Integer> marked = new ArrayList<>();
    private final Supplier<ClusterState> state;
    /** Whether nothing was written since another cluster was shown. */
    private boolean parted;

    private Consumer<String> onRepeat = line -> {};
    private BiConsumer<Kind, ObjectKey> onLink = (kind, key) -> {};
    private Runnable onStop = () -> {};
    private Consumer<Boolean> onType = paste -> {};

    /** An entry and how long its text is. */
    private static final class Block {
        private final ConsoleEntry entry;
        private int length;

        Block(ConsoleEntry entry) {
            this.entry = entry;
        }
    }

    /** @param state which tells what is a name */
    ConsoleOutput(Supplier<ClusterState> state) {
        this.state = state;
        area.setEditable(false);
        area.setWrapText(false);
        area.getStyleClass().addAll("code-text", "console-output");
        area.accessibleTextProperty().bind(Words.text("console.output"));
        area.setParagraphGraphicFactory(this::margin);
        area.addEventHandler(
                MouseEvent.MOUSE_MOVED, event -> area.setCursor(isLink(event) ? Cursor.HAND : Cursor.TEXT));
        area.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && isLink(event)) {
                follow(area.hit(event.getX(), event.getY()).getInsertionIndex());
            }
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && follow(area.getCaretPosition())) {
                event.consume();
            } else if (event.getCode() == KeyCode.C
                    && event.isControlDown()
                    && area.getSelectedText().isEmpty()) {
                onStop.run();
                event.consume();
            } else if (event.getCode() == KeyCode.V && event.isShortcutDown()) {
                onType.accept(true);
                event.consume();
            } else if (isTyped(event)) {
                // What is typed comes to whoever has the focus then.
                onType.accept(false);
                event.consume();
            }
        });
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

    /** Called with what a name stands for that was chosen. */
    void setOnLink(BiConsumer<Kind, ObjectKey> action) {
        onLink = action;
    }

    private static boolean isTyped(KeyEvent event) {
        return !event.isShortcutDown()
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown()
                && event.getText().codePoints().anyMatch(c -> c >= ' ' && c != DELETE);
    }

    /** Called where somebody types or pastes, which belongs into the prompt; with whether he pastes. */
    void setOnType(Consumer<Boolean> action) {
        onType = action;
    }

    /** Called where somebody wants what runs to end. */
    void setOnStop(Runnable action) {
        onStop = action;
    }

    String text() {
        return area.getText();
    }

    void began(ConsoleEntry entry) {
        unmark();
        parted = false;
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
                insert(
                        block,
                        text,
                        switch (tone) {
                            case OUTPUT -> "output";
                            case ERROR -> "error";
                            case LOOK -> "look";
                        });
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

    /** Says so once, below what was written. */
    void parted() {
        if (!blocks.isEmpty() && !parted) {
            parted = true;
            unmark();
            insert(blocks.getLast(), Words.of("console.parted") + "\n", "parted");
        }
    }

    void clear() {
        blocks.clear();
        marked.clear();
        area.clear();
    }

    private void insert(Block block, String text, String style) {
        int at = end(block);
        area.insert(at, text, List.of(style));
        block.length += text.length();
        if (style.equals("output") || style.equals("error")) {
            link(at, text, style, block.entry.line().text());
        }
        if (block.entry.tried()) {
            mark(at, text);
        }
        area.showParagraphAtBottom(area.getParagraphs().size() - 1);
    }

    /** What a name stands for is chosen with a click on it. */
    private void link(int at, String text, String style, String command) {
        var now = state.get();
        var namespace = Completion.namespaceOf(command);
        var spans = new StyleSpansBuilder<Collection<String>>();
        var plain = List.of(style);
        var linked = List.of(style, LINK);
        int done = 0;
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            for (var link : Links.in(text.substring(from, end), namespace, now)) {
                spans.add(plain, from + link.from() - done);
                spans.add(linked, link.to() - link.from());
                done = from + link.to();
            }
            from = end + 1;
        }
        if (done > 0) {
            area.setStyleSpans(at, spans.create());
        }
    }

    private boolean isLink(MouseEvent event) {
        var hit = area.hit(event.getX(), event.getY());
        return hit.getCharacterIndex().isPresent()
                && area.getStyleOfChar(hit.getCharacterIndex().getAsInt()).contains(LINK);
    }

    /** @return whether there is a name at this place, of something that is still there */
    private boolean follow(int place) {
        var at = area.offsetToPosition(place, TwoDimensional.Bias.Forward);
        var line = area.getParagraph(at.getMajor()).getText();
        var namespace = Completion.namespaceOf(command(at.getMajor()));
        for (var link : Links.in(line, namespace, state.get())) {
            if (link.from() <= at.getMinor() && at.getMinor() <= link.to()) {
                onLink.accept(link.kind(), link.key());
                return true;
            }
        }
        return false;
    }

    /** What was suggested stands out, as far as it can be seen. */
    private void mark(int at, String text) {
        int first = area.offsetToPosition(at, TwoDimensional.Bias.Forward).getMajor();
        long lines = text.lines().limit(MARKED).count();
        for (int i = 0; i < lines; i++) {
            area.setParagraphStyle(first + i, List.of(TRIED));
            marked.add(first + i);
        }
    }

    private void unmark() {
        marked.stream()
                .filter(paragraph -> paragraph < area.getParagraphs().size())
                .forEach(paragraph -> area.setParagraphStyle(paragraph, List.of()));
        marked.clear();
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
