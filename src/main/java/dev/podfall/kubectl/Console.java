package dev.podfall.kubectl;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.meta.LabelRules;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.filter.Filter;
import dev.podfall.kubectl.filter.Filters;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A line of the console: kubectl, the commands that act on the world outside the API, and as much of a shell as people type
 * without thinking: pipes into the filters that there are, {@code ;}, {@code &&} and {@code ||}.
 */
public final class Console {
    /** The exit code for what is no command. */
    public static final int UNKNOWN = 127;

    /** The exit code for a line that is no sentence. */
    public static final int SYNTAX = 2;

    private static final Set<String> STATUSES = Set.of("True", "False", "Unknown");
    private static final Phrase KUBELET_USAGE = Phrase.of("kubelet.usage");
    private static final Phrase WAIT_USAGE = Phrase.of("wait.usage");

    private Console() {}

    /** Does what the line says; returns its exit code: that of what was done last, as in a shell. */
    public static int run(String line, KubectlIo io, Session session) {
        return run(line, io, ApiConnection.of(session));
    }

    /** The same for a caller who has a cluster of another sort, or time of his own. */
    public static int run(String line, KubectlIo io, ApiConnection connection) {
        return Unexpected.guarded(line, io, () -> {
            try {
                return run(Script.of(line).checked(), io, connection);
            } catch (Script.Wrong wrong) {
                say(io, wrong.why());
                return wrong.code();
            }
        });
    }

    private static int run(Script script, KubectlIo io, ApiConnection connection) {
        int code = 0;
        for (var step : script.steps()) {
            if (step.when().allows(code)) {
                code = run(step, io, connection);
            }
        }
        return code;
    }

    /** A command with its filters, then what the next command reads of it with its own, and so on. */
    private static int run(Script.Step step, KubectlIo io, ApiConnection connection) {
        var stages = step.stages();
        String input = null;
        int code = 0;
        for (int i = 0, next; i < stages.size(); i = next) {
            next = i + 1;
            while (next < stages.size() && !Script.isKubectl(stages.get(next))) {
                next++;
            }
            boolean last = next == stages.size();
            var kept = new StringBuilder();
            var end = Pipe.of(io, input, last ? io::out : kept::append);
            code = run(stages.subList(i, next), end, connection);
            input = kept.toString();
        }
        return code;
    }

    private static int run(List<List<String>> stages, Pipe end, ApiConnection connection) {
        var into = end;
        Filter filter = null;
        for (var words : stages.subList(1, stages.size()).reversed()) {
            var earlier = Filters.of(words);
            into = Pipe.through(earlier, into);
            filter = filter == null ? earlier : filter;
        }
        int code = run(stages.getFirst(), into, connection);
        into.end();
        return filter == null ? code : filter.code();
    }

    /** Does what a command says that has been taken apart already. */
    public static int run(List<String> words, KubectlIo io, Session session) {
        return run(words, io, ApiConnection.of(session));
    }

    public static int run(List<String> words, KubectlIo io, ApiConnection connection) {
        if (words.isEmpty()) {
            return 0;
        }
        return Unexpected.guarded(String.join(" ", words), io, () -> perform(words, io, connection));
    }

    /**
     * The same for recordings of real clusters, in which a kubelet is told what to do before its node joins.
     *
     * @param words of which the first is {@code kubelet} for that; everything else is run as ever
     */
    public static int replay(List<String> words, KubectlIo io, Session session) {
        var connection = ApiConnection.of(session);
        return !words.isEmpty() && words.getFirst().equals("kubelet")
                ? Unexpected.guarded(String.join(" ", words), io, () -> kubelet(words, io, connection, true))
                : run(words, io, connection);
    }

    /** Whether the line itself says how much time passes. */
    public static boolean letsTimePass(String line) {
        try {
            return Script.of(line).steps().stream()
                    .anyMatch(step -> step.command().getFirst().equals("wait"));
        } catch (Script.Wrong wrong) {
            // It will be said when it is run; no time passes then.
            return false;
        }
    }

    /** What stands between the line's {@code ;}, for who does one command after the other. */
    public static List<String> statements(String line) {
        return Script.statements(line);
    }

    private static int perform(List<String> words, KubectlIo io, ApiConnection connection) {
        return switch (words.getFirst()) {
            case "kubectl", "k" -> Kubectl.run(words.subList(1, words.size()), io, connection);
            case "kubelet" -> kubelet(words, io, connection, false);
            case "wait" -> passing(words, io, connection);
            case "help" -> {
                io.out(ConsoleHelp.text(io.wording()));
                yield 0;
            }
            default -> {
                say(io, unknown(words.getFirst()));
                yield UNKNOWN;
            }
        };
    }

    private static Phrase unknown(String command) {
        if (command.equals("watch")) {
            return Phrase.of("console.no-watch");
        }
        return Phrase.of(Filters.has(command) ? "console.behind-a-pipe" : "console.unknown", command);
    }

    private static int kubelet(List<String> words, KubectlIo io, ApiConnection connection, boolean ahead) {
        boolean condition = words.size() > 1 && words.get(1).equals("condition");
        if (words.size() != (condition ? 4 : 3)) {
            return refused(io, KUBELET_USAGE);
        }
        var node = words.get(2);
        Command command;
        switch (words.get(1)) {
            case "stop" -> command = new Command.StopKubelet(node);
            case "start" -> command = new Command.StartKubelet(node);
            case "condition" -> {
                int eq = words.get(3).indexOf('=');
                if (eq <= 0) {
                    return refused(io, KUBELET_USAGE);
                }
                var type = words.get(3).substring(0, eq);
                var status = words.get(3).substring(eq + 1);
                if (!LabelRules.qualifiedName(type).isEmpty()) {
                    return refused(io, Phrase.of("kubelet.condition.no-type", Quoting.quote(type)));
                }
                if (!STATUSES.contains(status)) {
                    return refused(io, Phrase.of("kubelet.condition.no-status", Quoting.quote(status), type));
                }
                command = new Command.PostCondition(node, type, status);
            }
            default -> {
                return refused(io, KUBELET_USAGE);
            }
        }
        var there = connection.state().node(node);
        if (!ahead && there == null) {
            return refused(io, Phrase.of("kubelet.no-node", words.get(1), Quoting.quote(node)));
        }
        var plugin = there == null ? null : NodeNetwork.awaited(there);
        if (!ahead && plugin != null && isReadiness(command)) {
            return refused(io, Phrase.of("kubelet.condition.no-network", node, plugin));
        }
        connection.execute(command);
        return 0;
    }

    private static boolean isReadiness(Command command) {
        return command instanceof Command.PostCondition told
                && told.type().equals(Condition.READY)
                && told.status().equals(Condition.TRUE);
    }

    private static int refused(KubectlIo io, Phrase why) {
        say(io, why);
        return 1;
    }

    private static void say(KubectlIo io, Phrase sentence) {
        io.err(io.wording().say(sentence) + "\n");
    }

    private static int passing(List<String> words, KubectlIo io, ApiConnection connection) {
        Duration duration;
        try {
            duration = GoDuration.parse(words.size() == 2 ? words.get(1) : "");
        } catch (IllegalArgumentException e) {
            return refused(io, WAIT_USAGE);
        }
        if (duration.isNegative()) {
            return refused(io, Phrase.of("wait.backwards", words.get(1), WAIT_USAGE));
        }
        try {
            connection.waitUntil(state -> false, duration);
            return 0;
        } catch (KubectlException stopped) {
            io.err(stopped.failure().text(io.wording()));
            return 1;
        }
    }
}
