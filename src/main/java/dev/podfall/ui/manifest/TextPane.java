package dev.podfall.ui.manifest;

import dev.podfall.manifest.SyntaxSpans.Line;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;

/** A text in colours, with line numbers, signs at what is wrong, and waves below it. */
final class TextPane {
    /** So many lines get waves; beyond that signs beside the numbers have to do, which are drawn where they are seen. */
    private static final int MOST_PAINTED = 100;

    /** Long remarks are read without scrolling sideways; of a long text every line would have to be measured. */
    private static final int MOST_WRAPPED = 200_000;

    private static final javafx.util.Duration PAUSE = javafx.util.Duration.millis(160);

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    private final LineStates states = new LineStates();
    private final Gutter gutter = new Gutter();
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final Consumer<String> onText;
    private final ProposalList proposals;
    private final TypingKeys typing;
    private CaretListener onCaret = (line, column, tabLeaves) -> {};
    private TreeMap<Integer, LineMark> marks = new TreeMap<>();

    /** @param onText is called with the text a moment after it was changed */
    TextPane(String name, String text, Consumer<String> onText) {
        this.onText = onText;
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
        pause.setOnFinished(event -> flush());
        area.replaceText(text);
        area.getUndoManager().forgetHistory();
        area.moveTo(0);
        area.scrollToPixel(0, 0);
        beginBelow(HeadRemark.of(text));
        pause.stop();
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

    /** Marks the lines about which there is something to say. */
    void mark(List<FindingRow> rows) {
        var next = LineMark.of(rows);
        var touched = new TreeSet<>(marks.keySet());
        touched.addAll(next.keySet());
        touched.removeIf(line -> line >= area.getParagraphs().size()
                || Objects.equals(marks.get(line), next.get(line))
                        && List.copyOf(area.getParagraph(line).getParagraphStyle())
                                .equals(lineStyle(next.get(line))));
        marks = next;
        gutter.marks(next);
        int painted = 0;
        for (int line : touched) {
            boolean hasStyle = !area.getParagraph(line).getParagraphStyle().isEmpty();
            if (hasStyle || painted < MOST_PAINTED) {
                area.setParagraphStyle(line, lineStyle(painted < MOST_PAINTED ? next.get(line) : null));
                paint(line, List.of(states.read(line, area.getParagraph(line).getText())));
                painted++;
            }
        }
        if (!touched.isEmpty()) {
            redrawGutter();
        }
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
        if (removed == inserted || marks.isEmpty()) {
            return;
        }
        var shifted = new TreeMap<Integer, LineMark>(marks.headMap(first, true));
        marks.tailMap(first + removed, false).forEach((line, mark) -> shifted.put(line - removed + inserted, mark));
        marks = shifted;
        gutter.marks(shifted);
    }

    private void changed(PlainTextChange change) {
        int first = area.offsetToPosition(change.getPosition(), Bias.Forward).getMajor();
        int removed = breaks(change.getRemoved());
        int inserted = breaks(change.getInserted());
        shiftMarks(first, removed, inserted);
        var lines = states.change(
                first, removed, inserted, line -> area.getParagraph(line).getText());
        paint(first, lines);
        if (removed != inserted && gutter.digits(area.getParagraphs().size())) {
            redrawGutter();
        }
        pause.playFromStart();
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private void paint(int first, List<Line> lines) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int length = 0;
        for (int i = 0; i < lines.size(); i++) {
            var text = area.getParagraph(first + i).getText();
            length += text.length();
            if (i > 0) {
                spans.add(List.of(), 1);
                length++;
            }
            paint(spans, lines.get(i), text, marks.get(first + i));
        }
        if (length > 0) {
            area.setStyleSpans(area.getAbsolutePosition(first, 0), spans.create());
        }
    }

    private static void paint(
            StyleSpansBuilder<Collection<String>> out, Line line, String text, @Nullable LineMark mark) {
        int end = mark == null ? 0 : mark.end(line.spans(), text);
        int at = 0;
        for (var span : line.spans()) {
            piece(out, at, span.start(), "", mark, end);
            piece(out, span.start(), span.end(), "syntax-" + word(span.kind()), mark, end);
            at = span.end();
        }
        piece(out, at, text.length(), "", mark, end);
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** A stretch of one colour, cut where the wave begins and ends. */
    private static void piece(
            StyleSpansBuilder<Collection<String>> out,
            int from,
            int to,
            String style,
            @Nullable LineMark mark,
            int markEnd) {
        if (from >= to) {
            return;
        }
        var plain = style.isEmpty() ? List.<String>of() : List.of(style);
        if (mark == null) {
            out.add(plain, to - from);
            return;
        }
        int start = Math.clamp(mark.from(), from, to);
        int end = Math.clamp(markEnd, start, to);
        var waved = new java.util.ArrayList<>(plain);
        waved.add("wave-" + mark.styleClass());
        if (start > from) {
            out.add(plain, start - from);
        }
        if (end > start) {
            out.add(waved, end - start);
        }
        if (to > end) {
            out.add(plain, to - end);
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
