package dev.podfall.ui.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text says of itself in the remark at its head, as prose.
 *
 * @param paragraphs without the commands, which {@link Try} has
 * @param lines so many lines of the text it takes
 */
record HeadRemark(List<String> paragraphs, int lines) {
    private static final int INDENT = 4;

    /** What is shorter can be read where it stands. */
    private static final int SHORT = 60;

    HeadRemark {
        paragraphs = List.copyOf(paragraphs);
    }

    static HeadRemark of(String text) {
        var paragraphs = new ArrayList<String>();
        var now = new StringBuilder();
        boolean command = false;
        int lines = 0;
        for (var line : (Iterable<String>) text.lines().takeWhile(each -> each.startsWith("#"))::iterator) {
            lines++;
            var words = line.substring(1).strip();
            boolean indented = line.length() - line.substring(1).stripLeading().length() > INDENT;
            command = words.startsWith("$ ") || command && indented && !words.isEmpty();
            if (words.isEmpty() || command) {
                if (command && (now.toString().endsWith(":") || now.toString().endsWith("："))) {
                    // What leads to the commands, as "Try:", stands with them elsewhere.
                    now.setLength(0);
                }
                end(now, paragraphs);
            } else {
                now.append(now.isEmpty() || isHan(now.charAt(now.length() - 1)) ? "" : " ")
                        .append(words);
            }
        }
        end(now, paragraphs);
        return new HeadRemark(paragraphs, lines);
    }

    private static void end(StringBuilder paragraph, List<String> into) {
        if (!paragraph.isEmpty()) {
            into.add(paragraph.toString());
            paragraph.setLength(0);
        }
    }

    /** Chinese has no blanks between its lines. */
    private static boolean isHan(char last) {
        return last >= '\u2e80';
    }

    boolean isLong() {
        return paragraphs.stream().mapToInt(String::length).sum() > SHORT;
    }

    String prose() {
        return String.join("\n\n", paragraphs);
    }
}
