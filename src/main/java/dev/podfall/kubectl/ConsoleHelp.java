package dev.podfall.kubectl;

import dev.podfall.kubectl.filter.Filters;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.util.ArrayList;
import java.util.List;

/** {@code help}: what the console can do, on one screen. {@code kubectl --help} is about kubectl. */
final class ConsoleHelp {
    private static final int WIDTH = 78;
    private static final int NAME = 46;
    private static final String INDENT = "  ";

    private record Row(String example, String key) {}

    private static final List<Row> KUBECTL = List.of(
            new Row("kubectl get pods -o wide", "help.get"),
            new Row("kubectl get pods -w", "help.watch"),
            new Row("kubectl taint nodes NODE key=value:NoExecute", "help.taint"),
            new Row("kubectl VERB --help", "help.verb"));

    private static final List<Row> WORLD = List.of(
            new Row("kubelet stop NODE", "complete.kubelet.stop"),
            new Row("kubelet start NODE", "complete.kubelet.start"),
            new Row("kubelet condition NODE MemoryPressure=True", "complete.kubelet.condition"),
            new Row("wait 30s", "complete.wait"));

    private static final List<Row> LINE = List.of(
            new Row("kubectl get pods | grep -v Running", "help.pipe"),
            new Row("kubectl get ds X -o yaml | kubectl apply -f -", "help.pipe.kubectl"),
            new Row("COMMAND && COMMAND; COMMAND", "help.sequence"));

    private ConsoleHelp() {}

    static String text(Wording wording) {
        var out = new StringBuilder();
        section(out, wording, "help.kubectl", KUBECTL);
        list(
                out,
                KubectlGrammar.ROOT.children().stream().map(verb -> verb.name()).toList());
        section(out, wording, "help.world", WORLD);
        section(out, wording, "help.line", LINE);
        list(out, Filters.names());
        return out.toString();
    }

    private static void section(StringBuilder out, Wording wording, String heading, List<Row> rows) {
        out.append(out.isEmpty() ? "" : "\n").append(wording.of(heading)).append('\n');
        for (var row : rows) {
            out.append(INDENT)
                    .append(row.example())
                    .append(" ".repeat(Math.max(2, NAME + 2 - row.example().length())))
                    .append(wording.say(Phrase.of(row.key())))
                    .append('\n');
        }
    }

    /** Names, as many in a line as there is room for. */
    private static void list(StringBuilder out, List<String> names) {
        var lines = new ArrayList<StringBuilder>();
        for (var name : names) {
            if (lines.isEmpty() || lines.getLast().length() + 1 + name.length() > WIDTH) {
                lines.add(new StringBuilder(INDENT).append(name));
            } else {
                lines.getLast().append(' ').append(name);
            }
        }
        lines.forEach(line -> out.append(line).append('\n'));
    }
}
