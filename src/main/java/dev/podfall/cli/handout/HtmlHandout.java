package dev.podfall.cli.handout;

import dev.podfall.language.Wording;
import dev.podfall.lesson.Hint;
import dev.podfall.lesson.predict.Prediction;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Handouts as one HTML file that needs nothing else, made for A4. */
public final class HtmlHandout {
    private static final String STYLE = """
            @page { size: A4; margin: 14mm 16mm 14mm 16mm; }
            * { box-sizing: border-box; }
            body { font: 10.5pt/1.4 Inter, "Noto Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; color: #1a1d24; margin: 0 auto; max-width: 178mm; }
            article { break-after: page; }
            article:last-of-type { break-after: auto; }
            h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 1mm; }
            h2 { font-size: 12.5pt; margin: 5mm 0 2mm; break-after: avoid; }
            p { margin: 0 0 2.5mm; }
            .about { color: #5a6270; font-size: 9.5pt; }
            img { max-width: 100%; max-height: 92mm; border: 0.3mm solid #c9ced8; border-radius: 2mm; display: block; }
            figure { margin: 2mm 0 3mm; break-inside: avoid; }
            figcaption { color: #5a6270; font-size: 9pt; margin-top: 1mm; }
            code, pre { font-family: "JetBrains Mono", ui-monospace, Consolas, monospace; font-size: 9pt; }
            pre { background: #f3f4f8; border-radius: 1.5mm; padding: 2mm 3mm; margin: 0 0 2.5mm; white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            pre span { white-space: nowrap; }
            section.asked { break-inside: avoid; margin-bottom: 4mm; }
            section.words { break-inside: avoid; font-size: 9.5pt; }
            section.task, section.file { break-inside: avoid; }
            section.file .about { break-after: avoid; }
            .ask { font-weight: 600; }
            ul.boxes { list-style: none; margin: 0 0 2mm; padding: 0; display: flex; flex-wrap: wrap; gap: 1.5mm 7mm; }
            ul.boxes.rows { display: block; }
            ul.boxes.rows li { margin-bottom: 1.5mm; }
            .box { display: inline-block; width: 4mm; height: 4mm; border: 0.35mm solid #1a1d24; border-radius: 0.8mm; margin-right: 2mm; vertical-align: -0.6mm; }
            .place { display: inline-block; width: 8mm; border-bottom: 0.35mm solid #1a1d24; margin-right: 2mm; }
            .rule { border-bottom: 0.25mm solid #8b93a1; height: 7mm; margin-bottom: 1mm; }
            .rule span { color: #5a6270; font-size: 9pt; position: relative; top: 2.1mm; background: #fff; padding-right: 2mm; }
            .answers { break-before: page; }
            .answer { font-weight: 600; color: #0f6b46; }
            ol, ul { margin: 0 0 2.5mm; padding-left: 6mm; }
            li { margin-bottom: 0.8mm; }
            """;

    /** Between words and what stands between them. */
    private static final Pattern PARTS = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

    /** A longer word does not fit into a line of a page. */
    private static final int LONGEST_PART = 70;

    private final Wording words;
    private final StringBuilder out = new StringBuilder();

    private HtmlHandout(Wording words) {
        this.words = words;
    }

    /** Several come one after the other, each on a page of its own. */
    public static String of(List<Handout> handouts, Wording words) {
        var page = new HtmlHandout(words);
        page.write(handouts);
        return page.out.toString();
    }

    /** As text, wherever it stands. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private void write(List<Handout> handouts) {
        var title = handouts.size() == 1 ? handouts.getFirst().title() : words.of("course.menu");
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(escaped(words.language().tag()))
                .append("\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        element("title", "", title);
        out.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
        handouts.forEach(this::write);
        out.append("</body>\n</html>\n");
    }

    private void write(Handout handout) {
        out.append("<article>\n");
        element("h1", "", handout.title());
        element("p", "about", words.of("handout.about", handout.about(), handout.id()));
        element("p", "", handout.brief());
        figure(handout.start());
        if (!handout.asked().isEmpty()) {
            heading("handout.predict");
            element("p", "about", words.of("handout.predict.how"));
            out.append("<ol>\n");
            handout.asked().forEach(this::ask);
            out.append("</ol>\n");
        }
        task(handout);
        if (!handout.glossary().isEmpty()) {
            out.append("<section class=\"words\">\n");
            heading("handout.glossary");
            out.append("<ul>\n");
            handout.glossary().forEach(word -> element("li", "", word));
            out.append("</ul>\n</section>\n");
        }
        if (handout.hasAnswers()) {
            answers(handout);
        }
        out.append("</article>\n");
    }

    private void ask(Handout.Asked asked) {
        out.append("<li><section class=\"asked\">\n");
        element("p", "ask", asked.ask());
        commands(asked.lines());
        if (asked.kind() == Prediction.Kind.ORDER) {
            element("p", "about", words.of("handout.order"));
        }
        if (!asked.boxes().isEmpty()) {
            boolean rows = asked.kind() != Prediction.Kind.TILES;
            var mark = asked.kind() == Prediction.Kind.ORDER ? "place" : "box";
            out.append("<ul class=\"boxes").append(rows ? " rows" : "").append("\">\n");
            for (var box : asked.boxes()) {
                out.append("<li><span class=\"")
                        .append(mark)
                        .append("\"></span>")
                        .append(escaped(box))
                        .append("</li>\n");
            }
            out.append("</ul>\n");
        } else {
            rule("handout.answer");
        }
        rule("handout.because");
        out.append("</section></li>\n");
    }

    private void rule(String key) {
        out.append("<div class=\"rule\"><span>").append(escaped(words.of(key))).append("</span></div>\n");
    }

    private void task(Handout handout) {
        if (handout.task().isEmpty()) {
            return;
        }
        out.append("<section class=\"task\">\n");
        heading("handout.task");
        element("p", "", handout.task());
        out.append("<ul class=\"boxes rows\">\n");
        for (var goal : handout.goals()) {
            out.append("<li><span class=\"box\"></span>").append(escaped(goal)).append("</li>\n");
        }
        out.append("</ul>\n");
        out.append("</section>\n");
        handout.files().forEach((name, text) -> {
            out.append("<section class=\"file\">\n");
            element("p", "about", name);
            element("pre", "", text.stripTrailing());
            out.append("</section>\n");
        });
    }

    private void answers(Handout handout) {
        out.append("<section class=\"answers\">\n");
        heading("handout.answers", handout.title());
        out.append("<ol>\n");
        for (var asked : handout.asked()) {
            out.append("<li><section class=\"asked\">\n");
            element("p", "", asked.ask());
            element("p", "answer", asked.answer());
            element("p", "", asked.because());
            var after = asked.after();
            if (after != null) {
                figure(after);
            }
            out.append("</section></li>\n");
        }
        out.append("</ol>\n");
        if (!handout.hints().isEmpty()) {
            heading("handout.hints");
            out.append("<ol>\n");
            handout.hints().forEach(this::hint);
            out.append("</ol>\n");
        }
        if (!handout.solution().isEmpty()) {
            heading("handout.solution");
            commands(handout.solution());
        }
        heading("handout.learned");
        handout.learned().forEach(text -> element("p", "", text));
        out.append("</section>\n");
    }

    private void figure(Handout.Shot shot) {
        out.append("<figure><img alt=\"")
                .append(escaped(shot.says()))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(shot.png().bytes()))
                .append("\"/>");
        element("figcaption", "", shot.says());
        out.append("</figure>\n");
    }

    /** What is said, and what is written into the console, each in its own way. */
    private void hint(String hint) {
        out.append("<li>\n");
        hint.lines().filter(line -> !Hint.isCommand(line)).forEach(line -> element("p", "", line));
        commands(Hint.commands(hint));
        out.append("</li>\n");
    }

    /** A line that is too long is broken at a blank, and not behind a hyphen: what is copied from paper has to be right. */
    private void commands(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append("<pre>");
        for (var part : PARTS.split(Hint.of(lines), -1)) {
            if (part.isBlank() || part.length() > LONGEST_PART) {
                out.append(escaped(part));
            } else {
                out.append("<span>").append(escaped(part)).append("</span>");
            }
        }
        out.append("</pre>\n");
    }

    private void heading(String key, Object... values) {
        element("h2", "", words.of(key, values));
    }

    private void element(String tag, String style, String text) {
        if (text.isEmpty()) {
            return;
        }
        out.append('<').append(tag);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(escaped(text)).append("</").append(tag).append(">\n");
    }
}
