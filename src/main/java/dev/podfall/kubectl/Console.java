package dev.podfall.kubectl;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import java.util.List;

/** A line of the console: kubectl, and the three commands that act on the world outside the API. */
public final class Console {
    /** The exit code for what is no command. */
    public static final int UNKNOWN = 127;

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
        return switch (words.getFirst()) {
            case "kubectl", "k" -> Kubectl.run(words.subList(1, words.size()), io, connection);
            case "kubelet" -> kubelet(words, io, connection);
            case "wait" -> passing(words, io, connection);
            default -> {
                io.err(words.getFirst() + ": no such command. There are kubectl, kubelet and wait.\n");
                yield UNKNOWN;
            }
        };
    }

    private static int kubelet(List<String> words, KubectlIo io, ApiConnection connection) {
        if (words.size() < 3) {
            return usage(io);
        }
        var node = words.get(2);
        switch (words.get(1)) {
            case "stop" -> connection.execute(new Command.StopKubelet(node));
            case "start" -> connection.execute(new Command.StartKubelet(node));
            case "condition" -> {
                var posted = words.size() < 4 ? new String[0] : words.get(3).split("=", 2);
                if (posted.length != 2) {
                    return usage(io);
                }
                connection.execute(new Command.PostCondition(node, posted[0], posted[1]));
            }
            default -> {
                return usage(io);
            }
        }
        return 0;
    }

    private static int usage(KubectlIo io) {
        io.err("usage: kubelet stop NODE | kubelet start NODE | kubelet condition NODE TYPE=STATUS\n");
        return 1;
    }

    private static int passing(List<String> words, KubectlIo io, ApiConnection connection) {
        try {
            connection.waitUntil(state -> false, GoDuration.parse(words.size() < 2 ? "" : words.get(1)));
            return 0;
        } catch (IllegalArgumentException e) {
            io.err("usage: wait DURATION, for example wait 30s\n");
            return 1;
        } catch (KubectlException stopped) {
            io.err(stopped.failure().text());
            return 1;
        }
    }
}
