package dev.podfall.ui.console;

import java.util.ArrayList;

/** Several lines, as they are copied out of a text, for a prompt that has one. Pure. */
final class PastedLines {
    private static final String PROMPT = "$ ";

    private PastedLines() {}

    /** One after the other in one line, without prompts and remarks; what goes on behind a backslash is one command. */
    static String inOneLine(String text) {
        var commands = new ArrayList<String>();
        var begun = new StringBuilder();
        for (var each : text.lines().map(String::strip).toList()) {
            var line = begun.isEmpty() && each.startsWith(PROMPT)
                    ? each.substring(PROMPT.length()).strip()
                    : each;
            if (begun.isEmpty() && (line.isEmpty() || line.startsWith("#"))) {
                continue;
            }
            boolean more = line.endsWith("\\");
            begun.append(more ? line.substring(0, line.length() - 1).strip() + " " : line);
            if (!more) {
                commands.add(begun.toString().strip());
                begun.setLength(0);
            }
        }
        if (!begun.isEmpty()) {
            commands.add(begun.toString().strip());
        }
        return String.join("; ", commands);
    }
}
