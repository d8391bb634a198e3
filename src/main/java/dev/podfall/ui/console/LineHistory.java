package dev.podfall.ui.console;

import java.util.ArrayList;
import java.util.List;

/** The lines that were typed, to go back to. What stands in the prompt when somebody goes back is not lost. */
final class LineHistory {
    private final List<String> lines = new ArrayList<>();
    private String draft = "";
    private int at;

    void add(String line) {
        if (!line.isBlank() && (lines.isEmpty() || !lines.getLast().equals(line))) {
            lines.add(line);
        }
        at = lines.size();
        draft = "";
    }

    /** The line before, given what stands in the prompt now. */
    String back(String now) {
        if (at == lines.size()) {
            draft = now;
        }
        at = Math.max(0, at - 1);
        return lines.isEmpty() ? now : lines.get(at);
    }

    /** The line after; behind the newest stands what was begun. */
    String forward(String now) {
        if (at >= lines.size()) {
            return now;
        }
        at++;
        return at == lines.size() ? draft : lines.get(at);
    }
}
