package dev.podfall.manifest;

import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * Gives SnakeYAML a text that is in memory as a whole. Its own reader takes a thousand characters at a time and copies
 * all that the scanner looks ahead to with each of them, which is quadratic in the length of a scalar.
 */
final class WholeText extends StreamReader {
    /** Characters that are not allowed are told when the scanner gets near them, so that what is wrong above is first. */
    private static final int AHEAD = 1024;

    private static final int[] NO_SNIPPET = {};

    private final String text;
    /** Null if each takes one unit. */
    private final int @Nullable [] codePoints;

    private final int length;
    private @Nullable Mark mark;
    private int checked;
    private int pointer;
    private int documentIndex;
    private int line;
    private int column;

    WholeText(String text) {
        super(Reader.nullReader());
        this.text = text;
        this.codePoints = hasSurrogates(text) ? text.codePoints().toArray() : null;
        this.length = codePoints == null ? text.length() : codePoints.length;
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private int at(int index) {
        return codePoints == null ? text.charAt(index) : codePoints[index];
    }

    /** Whether there is a character so many after this one. */
    private boolean has(int ahead) {
        int index = pointer + ahead;
        if (index >= checked && checked < length) {
            check(index);
        }
        return index < length;
    }

    private void check(int index) {
        int end = Math.min(length, index + AHEAD);
        for (; checked < end; checked++) {
            if (!isPrintable(at(checked))) {
                throw new ReaderException("", checked, at(checked), "special characters are not allowed");
            }
        }
    }

    @Override
    public Mark getMark() {
        var here = mark;
        if (here == null || here.getIndex() != pointer) {
            here = new Mark("", pointer, line, column, NO_SNIPPET, 0);
            mark = here;
        }
        return here;
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int count) {
        for (int i = 0; i < count && has(0); i++) {
            int c = at(pointer++);
            documentIndex++;
            if (Constant.LINEBR.has(c) || c == '\r' && has(0) && at(pointer) != '\n') {
                line++;
                column = 0;
            } else if (c != 0xFEFF) {
                column++;
            }
        }
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int ahead) {
        return has(ahead) ? at(pointer + ahead) : '\0';
    }

    @Override
    public String prefix(int count) {
        int end = has(count) ? pointer + count : Math.min(length, pointer + count);
        return codePoints == null ? text.substring(pointer, end) : new String(codePoints, pointer, end - pointer);
    }

    /** The scanner asks so for what has no line break in it only. */
    @Override
    public String prefixForward(int count) {
        var prefix = prefix(count);
        pointer += count;
        documentIndex += count;
        column += count;
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getDocumentIndex() {
        return documentIndex;
    }

    @Override
    public void resetDocumentIndex() {
        documentIndex = 0;
    }

    @Override
    public int getIndex() {
        return pointer;
    }

    @Override
    public int getLine() {
        return line;
    }
}
