package dev.podfall.lesson.predicate;

import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.language.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs lines of the console one after the other, as somebody does who looks before he goes on: after each the cluster comes
 * to rest, unless a {@code wait} follows, which says itself how much time passes.
 */
public final class ConsoleRun {
    private ConsoleRun() {}

    /** What a line did. */
    public record Ran(String line, int code, String out, String err) {

        /** Whether it is no command at all. */
        public boolean isNoCommand() {
            return code == Console.UNKNOWN || code == Console.SYNTAX;
        }
    }

    /** Whether the cluster comes to rest after a line: not where it, or the one after it, says how much time passes. */
    public static boolean restsAfter(List<String> lines, int at) {
        return !Console.letsTimePass(lines.get(at))
                && (at + 1 == lines.size() || !Console.letsTimePass(lines.get(at + 1)));
    }

    /** Runs all of them. */
    public static List<Ran> of(Session session, List<String> lines, Map<String, String> files) {
        return of(session, lines, files, true);
    }

    /** @param rests whether the cluster comes to rest after the last line, too */
    public static List<Ran> of(Session session, List<String> lines, Map<String, String> files, boolean rests) {
        return of(session, lines, files, rests, Wording.ENGLISH);
    }

    /**
     * @param rests whether the cluster comes to rest after the last line, too
     * @param wording of what Podfall adds to what they say
     */
    public static List<Ran> of(
            Session session, List<String> lines, Map<String, String> files, boolean rests, Wording wording) {
        var out = new ArrayList<Ran>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var io = new TextIo(files, wording);
            int code = Console.run(line, io, session);
            out.add(new Ran(line, code, io.out(), io.err()));
            boolean last = i + 1 == lines.size();
            if (restsAfter(lines, i) && (!last || rests)) {
                session.runToRest();
            }
        }
        return out;
    }
}
