package dev.podfall.cli.report;

import dev.podfall.language.Wording;
import java.util.List;

/** Markdown as GitHub reads it, while it is written. */
final class Markdown {
    private final Wording words;
    private final StringBuilder out = new StringBuilder();

    Markdown(Wording words) {
        this.words = words;
    }

    void heading(String key, Object... values) {
        out.append("## ").append(words.of(key, values)).append("\n\n");
    }

    /** One line, whatever stands in it. */
    void line(String lead, String text) {
        out.append(lead).append(text.replace("\n", " ").replace("<", "\\<")).append('\n');
    }

    /** A line of a table. */
    void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    void blank() {
        out.append('\n');
    }

    /** What somebody typed, as it was typed. */
    static String code(String text) {
        var fence = text.contains("`") ? "``" : "`";
        var gap = text.contains("`") ? " " : "";
        return fence + gap + text + gap + fence;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
