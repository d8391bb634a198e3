package dev.podfall.manifest;

import java.util.Arrays;

/** Where the lines of a text begin: offsets to lines and columns. */
final class Lines {
    private final int[] starts;

    private Lines(int[] starts) {
        this.starts = starts;
    }

    static Lines of(String text) {
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            count++;
        }
        var starts = new int[count];
        int n = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[n++] = i + 1;
        }
        return new Lines(starts);
    }

    Position at(int offset) {
        int i = Arrays.binarySearch(starts, offset);
        int line = i >= 0 ? i : -i - 2;
        return new Position(line + 1, offset - starts[line] + 1);
    }

    /** The offset of a place; beyond the end of its line it may be any place after. */
    int offset(Position at) {
        int line = Math.clamp(at.line(), 1, starts.length);
        return starts[line - 1] + at.column() - 1;
    }
}
