package dev.podfall.kubectl;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.api.meta.LabelRules;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A line of the console: kubectl, and the three commands that act on the world outside the API. */
public final class Console {
    /** The exit code for what is no command. */
    public static final int UNKNOWN = 127;

    private static final Set<String> STATUSES = Set.of("True", "False", "Unknown");
    private static final Phrase KUBELET_USAGE = Phrase.of("kubelet.usage");
    private static final Phrase WAIT_USAGE = Phrase.of("wait.usage");

    private Console() {}

    /** Does what the line says; returns its exit code. */
    public static int run(String line, KubectlIo io, Session session) {
        return run(Words.split(line), io, session);
    }

    /** The same with the line's words. */
    public static int run(List<String> words, KubectlIo io, Session session) {
        return run(words, io, ApiConnection.of(session));
    }

    /** The same for a caller who has a cluster of another sort, or time of his own. */
    public static int run(String line, KubectlIo io, ApiConnection connection) {
        return run(Words.split(line), io, connection);
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
        var words = Words.split(line);
        return !words.isEmpty() && words.getFirst().equals("wait");
    }

    private static int perform(List<String> words, KubectlIo io, ApiConnection connection) {
        return switch (words.getFirst()) {
            case "kubectl", "k" -> Kubectl.run(words.subList(1, words.size()), io, connection);
            case "kubelet" -> kubelet(words, io, connection, false);
            case "wait" -> passing(words, io, connection);
            default -> {
                say(io, Phrase.of("console.unknown", words.getFirst()));
                yield UNKNOWN;
            }
        };
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
        if (!ahead && connection.state().node(node) == null) {
            return refused(io, Phrase.of("kubelet.no-node", words.get(1), Quoting.quote(node)));
        }
        connection.execute(command);
        return 0;
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
