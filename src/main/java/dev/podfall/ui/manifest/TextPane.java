package dev.podfall.ui.manifest;

import dev.podfall.manifest.SyntaxSpans.Line;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.Latest;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;

/** A text in colours, with line numbers, signs at what is wrong, and waves below it. */
final class TextPane {
    /** Long remarks are read without scrolling sideways; of a long text every line would have to be measured. */
    private static final int MOST_WRAPPED = 200_000;

    /** So many lines are read and painted in a frame. */
    private static final int MOST_READ = 400;

    private static final javafx.util.Duration PAUSE = javafx.util.Duration.millis(160);

    private static final Executor TELLER = Latest.worker("texts");

    private final CodeArea area;
    private final VirtualizedScrollPane<CodeArea> scroll;
    private final LineStates states;
    private final Gutter gutter;
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final Consumer<String> onText;
    private final ProposalList proposals;
    private final TypingKeys typing;
    private CaretListener onCaret = (line, column, tabLeaves) -> {};
    private TreeMap<Integer, LineMark> marks = new TreeMap<>();

    /** The marks that are painted: those of lines that have been seen. */
    private TreeMap<Integer, LineMark> painted = new TreeMap<>();

    /** Lines that have come into sight since the last were painted. */
    private final TreeSet<Integer> seen = new TreeSet<>();

    /**
     * @param text is this pane's alone from now on
     * @param remark at its head
     * @param onText is called with the text a moment after it was changed
     */
    TextPane(String name, StyledText text, HeadRemark remark, Consumer<String> onText) {
        this.onText = onText;
        area = new CodeArea(text.document());
        scroll = new VirtualizedScrollPane<>(area);
        states = text.states();
        gutter = new Gutter(this::sees);
        gutter.digits(text.lines());
        area.getStyleClass().addAll("code-text", "editor-text");
        area.accessibleTextProperty().bind(Words.text("editor.text", name));
        Words.follow(area, this::redrawGutter);
        scroll.getStyleClass().add("code-text-frame");
        area.setLineHighlighterOn(false);
        area.setWrapText(text.length() <= MOST_WRAPPED);
        area.plainTextChanges().subscribe(this::changed);
        area.setParagraphGraphicFactory(gutter);
        area.setMouseOverTextDelay(Duration.ofMillis(350));
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::explain);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> tooltip.hide());
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        proposals = new ProposalList(area);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        typing = new TypingKeys(area);
        typing.install();
        pause.setOnFinished(event -> tell());
        area.getUndoManager().forgetHistory();
        area.moveTo(0);
        beginBelow(remark);
    }

    /** What a long remark says stands above the text. */
    private void beginBelow(HeadRemark remark) {
        if (remark.isLong() && remark.lines() < area.getParagraphs().size()) {
            area.showParagraphAtTop(remark.lines());
        }
    }

    Node root() {
        return scroll;
    }

    String text() {
        return area.getText();
    }

    /** Tells of the text now, if somebody has just changed it. */
    void flush() {
        pause.stop();
        onText.accept(area.getText());
    }

    /** A long text is put together off the screen's thread; what is typed meanwhile is told after the next pause. */
    private void tell() {
        if (area.getLength() <= ManifestViewModel.MOST_AT_ONCE) {
            flush();
            return;
        }
        var typed = area.getContent().snapshot();
        Failures.surface(CompletableFuture.supplyAsync(typed::getText, TELLER)
                .thenAcceptAsync(
                        text -> {
                            if (area.getContent().snapshot() == typed) {
                                onText.accept(text);
                            }
                        },
                        Platform::runLater));
    }

    /** Puts another text here, to be undone like anything that was typed. */
    void replace(String text) {
        var old = area.getText();
        int same = 0;
        int most = Math.min(old.length(), text.length());
        while (same < most && old.charAt(same) == text.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same && old.charAt(old.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
            tail++;
        }
        area.replaceText(same, old.length() - tail, text.substring(same, text.length() - tail));
        flush();
    }

    void undo() {
        area.undo();
    }

    void redo() {
        area.redo();
    }

    void focus() {
        area.requestFocus();
    }

    /** What the caret may be told of the cluster. */
    void setNames(Supplier<KnownNames> names) {
        proposals.setNames(names);
    }

    String selectedText() {
        return area.getSelectedText();
    }

    int selectionStart() {
        return area.getSelection().getStart();
    }

    int selectionEnd() {
        return area.getSelection().getEnd();
    }

    void replaceSelection(String text) {
        area.replaceSelection(text);
        flush();
    }

    /** Selects a part, where it can be seen; the focus stays where it is. */
    void select(int from, int to) {
        area.selectRange(from, to);
        area.requestFollowCaret();
    }

    /** Called with line and column, counted from 1, and whether Tab leaves the text, whenever one of them changes. */
    void setOnCaret(CaretListener listener) {
        onCaret = listener;
        area.caretPositionProperty().addListener((property, before, now) -> tellCaret());
        typing.tabLeaves().addListener((property, before, now) -> tellCaret());
    }

    void tellCaret() {
        onCaret.at(
                area.getCurrentParagraph() + 1,
                area.getCaretColumn() + 1,
                typing.tabLeaves().get());
    }

    /** Where the caret is. */
    interface CaretListener {
        void at(int line, int column, boolean tabLeaves);
    }

    void goTo(int line, int column) {
        int paragraph = Math.clamp(line - 1, 0, area.getParagraphs().size() - 1);
        int at = Math.clamp(column - 1, 0, area.getParagraphLength(paragraph));
        area.moveTo(paragraph, at);
        area.showParagraphInViewport(paragraph);
        area.requestFollowCaret();
        area.requestFocus();
    }

    /** Marks the lines about which there is something to say: those that are seen at once, others when they are. */
    void mark(List<FindingRow> rows) {
        var next = LineMark.of(rows);
        if (next.equals(marks)) {
            return;
        }
        marks = next;
        gutter.marks(next);
        redrawGutter();
    }

    /** The gutter draws this line now, so it is in sight. */
    private void sees(int line) {
        if (isPainted(line)) {
            return;
        }
        if (seen.isEmpty()) {
            // Not while the line itself is being made.
            Platform.runLater(this::paintSeen);
        }
        seen.add(line);
    }

    /** A line that was broken off from another one has that one's style. */
    private boolean isPainted(int line) {
        var mark = marks.get(line);
        return Objects.equals(mark, painted.get(line))
                && List.copyOf(area.getParagraph(line).getParagraphStyle()).equals(lineStyle(mark));
    }

    private void paintSeen() {
        var lines = List.copyOf(seen);
        seen.clear();
        for (int line : lines) {
            if (line < area.getParagraphs().size()) {
                paint(line);
            }
        }
    }

    private void paint(int line) {
        if (isPainted(line)) {
            return;
        }
        var mark = marks.get(line);
        if (mark == null) {
            painted.remove(line);
        } else {
            painted.put(line, mark);
        }
        area.setParagraphStyle(line, lineStyle(mark));
        paint(line, List.of(states.read(line, area.getParagraph(line).getText())));
    }

    /** The same factory again would draw nothing anew. */
    private void redrawGutter() {
        area.setParagraphGraphicFactory(null);
        area.setParagraphGraphicFactory(gutter);
    }

    private static List<String> lineStyle(@Nullable LineMark mark) {
        return mark == null ? List.of() : List.of("line-" + mark.styleClass());
    }

    /** Marks below a change go with their lines. */
    private void shiftMarks(int first, int removed, int inserted) {
        if (removed != inserted) {
            marks = shifted(marks, first, removed, inserted);
            painted = shifted(painted, first, removed, inserted);
            gutter.marks(marks);
        }
    }

    private static TreeMap<Integer, LineMark> shifted(
            TreeMap<Integer, LineMark> some, int first, int removed, int inserted) {
        var out = new TreeMap<Integer, LineMark>(some.headMap(first, true));
        some.tailMap(first + removed, false).forEach((line, mark) -> out.put(line - removed + inserted, mark));
        return out;
    }

    private void changed(PlainTextChange change) {
        int first = area.offsetToPosition(change.getPosition(), Bias.Forward).getMajor();
        int removed = breaks(change.getRemoved());
        int inserted = breaks(change.getInserted());
        shiftMarks(first, removed, inserted);
        boolean wasBehind = states.isBehind();
        paint(first, states.change(first, removed, inserted, this::line, MOST_READ));
        if (states.isBehind() && !wasBehind) {
            Platform.runLater(this::catchUp);
        }
        if (removed != inserted && gutter.digits(area.getParagraphs().size())) {
            redrawGutter();
        }
        pause.playFromStart();
    }

    private String line(int line) {
        return area.getParagraph(line).getText();
    }

    /** A bracket that is opened may give all lines below another colour. */
    private void catchUp() {
        var stretch = states.next(this::line, MOST_READ);
        paint(stretch.first(), stretch.lines());
        if (states.isBehind()) {
            Platform.runLater(this::catchUp);
        }
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private void paint(int first, List<Line> lines) {
        var texts = new ArrayList<String>();
        var marked = new ArrayList<@Nullable LineMark>();
        for (int line = first; line < first + lines.size(); line++) {
            texts.add(area.getParagraph(line).getText());
            marked.add(painted.get(line));
        }
        var spans = StyledText.spans(lines, texts, marked);
        if (spans != null) {
            area.setStyleSpans(area.getAbsolutePosition(first, 0), spans);
        }
    }

    private void key(KeyEvent event) {
        tooltip.hide();
        if (proposals.key(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.F1 && event.isShiftDown()) {
            area.getCaretBounds()
                    .ifPresent(at ->
                            explain(area.getCaretPosition(), at.getMinX(), at.getMaxY(), area.getCurrentParagraph()));
            event.consume();
        }
    }

    private void explain(MouseOverTextEvent event) {
        int line =
                area.offsetToPosition(event.getCharacterIndex(), Bias.Forward).getMajor();
        var at = event.getScreenPosition();
        explain(event.getCharacterIndex(), at.getX() + 4, at.getY() + 14, line);
    }

    /** What is wrong with the line, else what its field is for. */
    private void explain(int offset, double x, double y, int line) {
        var mark = marks.get(line);
        var card = mark == null ? FieldCard.at(area.getText(), offset) : null;
        var words = mark != null ? mark.spoken() : card != null ? card.text() : "";
        if (!words.isEmpty()) {
            tooltip.setText(words);
            tooltip.show(area, x, y);
        }
    }
}
