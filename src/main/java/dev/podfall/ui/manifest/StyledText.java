package dev.podfall.ui.manifest;

import dev.podfall.manifest.SyntaxSpans.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.EditableStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.SimpleEditableStyledDocument;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A text in its colours, before anybody sees it: made on any thread, so that the screen need not wait for a long one.
 *
 * @param states how each line ends
 */
record StyledText(
        EditableStyledDocument<Collection<String>, String, Collection<String>> document,
        LineStates states,
        int lines,
        int length) {
    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");
    private static final Collection<String> PLAIN = List.of();

    static StyledText of(String text) {
        var texts = BREAK.split(text, -1);
        var states = new LineStates();
        var colours = states.change(0, 0, texts.length - 1, line -> texts[line], texts.length);
        var ops = SegmentOps.<Collection<String>>styledTextOps();
        var builder = new ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>>(ops, PLAIN);
        for (int i = 0; i < texts.length; i++) {
            if (texts[i].isEmpty()) {
                builder.addParagraph(texts[i], PLAIN);
            } else {
                builder.addParagraph(texts[i], spans(colours.get(i), texts[i], null));
            }
        }
        return new StyledText(new SimpleEditableStyledDocument<>(builder.build()), states, texts.length, text.length());
    }

    /** The colours of a line that is not empty, and the wave under what its mark is about. */
    static StyleSpans<Collection<String>> spans(Line line, String text, @Nullable LineMark mark) {
        var out = new StyleSpansBuilder<Collection<String>>();
        add(out, line, text, mark);
        return out.create();
    }

    /** The colours of lines, and of the breaks between them; null if the lines have no characters. */
    static @Nullable StyleSpans<Collection<String>> spans(
            List<Line> lines, List<String> texts, List<@Nullable LineMark> marks) {
        var out = new StyleSpansBuilder<Collection<String>>();
        int length = 0;
        for (int i = 0; i < lines.size(); i++) {
            length += texts.get(i).length();
            if (i > 0) {
                out.add(PLAIN, 1);
                length++;
            }
            add(out, lines.get(i), texts.get(i), marks.get(i));
        }
        return length == 0 ? null : out.create();
    }

    private static void add(
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
        var waved = new ArrayList<>(plain);
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
}
