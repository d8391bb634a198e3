package dev.podfall.cli.handout;

import dev.podfall.language.Wording;
import dev.podfall.lesson.Hint;
import dev.podfall.lesson.predict.Prediction;
import java.util.List;

/** Handouts as Markdown, as GitHub reads it; the pictures are files in a folder beside it. */
public final class MarkdownHandout {
    /** What may mean something in the middle of a line. */
    private static final String SIGNS = "\\`*_[]<>#|~&";

    private static final String BOX = "- [ ] ";
    private static final String RULE = ": \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\n";

    private final Wording words;
    private final String folder;
    private final StringBuilder out = new StringBuilder();

    private MarkdownHandout(Wording words, String folder) {
        this.words = words;
        this.folder = folder;
    }

    /** @param folder where the pictures are, from where the file is */
    public static String of(List<Handout> handouts, Wording words, String folder) {
        var page = new MarkdownHandout(words, folder);
        handouts.forEach(page::write);
        return page.out.toString();
    }

    /** As text in one line, wherever it stands. */
    static String escaped(String text) {
        var out = new StringBuilder();
        var line = text.strip().replace('\n', ' ');
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (SIGNS.indexOf(each) >= 0) {
                out.append('\\');
            }
            out.append(each);
        }
        // At a line's beginning these make it a list.
        return out.toString()
                .replaceFirst("^([-+]|\\d+[.)])(?=\\s|$)", "\\\\$1")
                .replaceFirst("^\\\\(\\d+)([.)])", "$1\\\\$2");
    }

    private void write(Handout handout) {
        if (!out.isEmpty()) {
            out.append("---\n\n");
        }
        out.append("# ").append(escaped(handout.title())).append("\n\n");
        paragraph(words.of("handout.about", handout.about(), handout.id()));
        paragraph(handout.brief());
        picture(handout.start());
        if (!handout.asked().isEmpty()) {
            heading("handout.predict");
            paragraph(words.of("handout.predict.how"));
            for (int i = 0; i < handout.asked().size(); i++) {
                ask(i + 1, handout.asked().get(i));
            }
        }
        task(handout);
        if (!handout.glossary().isEmpty()) {
            heading("handout.glossary");
            items("- ", handout.glossary());
        }
        if (handout.hasAnswers()) {
            answers(handout);
        }
    }

    private void ask(int number, Handout.Asked asked) {
        out.append("**")
                .append(number)
                .append(".** ")
                .append(escaped(asked.ask()))
                .append("\n\n");
        code(Hint.of(asked.lines()));
        if (asked.kind() == Prediction.Kind.ORDER) {
            paragraph(words.of("handout.order"));
        }
        if (asked.boxes().isEmpty()) {
            out.append(escaped(words.of("handout.answer"))).append(RULE);
        } else {
            items(BOX, asked.boxes());
        }
        out.append(escaped(words.of("handout.because"))).append(RULE);
    }

    private void task(Handout handout) {
        if (handout.task().isEmpty()) {
            return;
        }
        heading("handout.task");
        paragraph(handout.task());
        items(BOX, handout.goals());
        handout.files().forEach((name, text) -> {
            paragraph(name);
            code(text.stripTrailing());
        });
    }

    private void answers(Handout handout) {
        heading("handout.answers", handout.title());
        for (int i = 0; i < handout.asked().size(); i++) {
            var asked = handout.asked().get(i);
            out.append("**")
                    .append(i + 1)
                    .append(".** ")
                    .append(escaped(asked.ask()))
                    .append("\n\n");
            out.append("**").append(escaped(asked.answer())).append("**\n\n");
            paragraph(asked.because());
            var after = asked.after();
            if (after != null) {
                picture(after);
            }
        }
        if (!handout.hints().isEmpty()) {
            heading("handout.hints");
            items("1. ", handout.hints());
        }
        if (!handout.solution().isEmpty()) {
            heading("handout.solution");
            code(Hint.of(handout.solution()));
        }
        heading("handout.learned");
        handout.learned().forEach(this::paragraph);
    }

    private void picture(Handout.Shot shot) {
        out.append("![")
                .append(escaped(shot.says()))
                .append("](<")
                .append(folder)
                .append('/')
                .append(shot.name())
                .append(".png>)\n\n");
    }

    private void code(String text) {
        if (text.isEmpty()) {
            return;
        }
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        out.append(fence).append('\n').append(text).append('\n').append(fence).append("\n\n");
    }

    private void items(String lead, List<String> all) {
        all.forEach(item -> out.append(lead).append(escaped(item)).append('\n'));
        out.append('\n');
    }

    private void heading(String key, Object... values) {
        out.append("## ").append(escaped(words.of(key, values))).append("\n\n");
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            out.append(escaped(text)).append("\n\n");
        }
    }
}
