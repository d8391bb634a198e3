package dev.podfall.cli.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A recorded session: files that commands may name, and commands with what they printed.
 *
 * @param files text by file name
 */
record Transcript(String name, Map<String, String> files, List<Entry> entries) {

    private static final Pattern SECTION = Pattern.compile("-- (.+) --");
    private static final String SESSION = "session";

    /**
     * One command.
     *
     * @param line of the command in its file, counted from 1
     * @param expected standard output, then standard error with {@code "! "} before each line, then {@code "? code"}
     */
    record Entry(int line, String command, List<String> expected) {}

    /** @throws Unplayable if the text has no session */
    static Transcript parse(String name, String text) {
        var files = new LinkedHashMap<String, String>();
        var entries = new ArrayList<Entry>();
        String section = "";
        var body = new StringBuilder();
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var header = section.equals(SESSION) ? null : SECTION.matcher(lines[i]);
            if (header != null && header.matches()) {
                if (!section.isEmpty()) {
                    files.put(section, body.toString());
                }
                section = header.group(1);
                body.setLength(0);
            } else if (section.equals(SESSION)) {
                sessionLine(lines[i], i + 1, entries);
            } else if (!section.isEmpty()) {
                body.append(lines[i]).append('\n');
            }
        }
        if (!section.equals(SESSION)) {
            throw new Unplayable("cli.replay.no-transcript", name);
        }
        return new Transcript(
                name, files, entries.stream().map(Transcript::trimmed).toList());
    }

    private static void sessionLine(String line, int number, List<Entry> entries) {
        if (line.startsWith("$ ")) {
            entries.add(new Entry(number, line.substring(2), new ArrayList<>()));
        } else if (!line.startsWith("# ") && !entries.isEmpty()) {
            entries.getLast().expected().add(line);
        }
    }

    /** Without the empty lines at the end, which the recording does not keep. */
    private static Entry trimmed(Entry entry) {
        var lines = new ArrayList<>(entry.expected());
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return new Entry(entry.line(), entry.command(), List.copyOf(lines));
    }
}
