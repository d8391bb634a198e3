package dev.podfall.samples;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.manifest.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A sample that has been opened and has come to rest, and the commands that its comment suggests. */
final class Sample {
    private final Session session;
    private final Deque<String> suggested = new ArrayDeque<>();

    private Sample(long seed) {
        session = new Session(SessionOptions.DEFAULT.withSeed(seed));
    }

    static String text(String file) {
        try {
            return Files.readString(Path.of("samples", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sample open(String file) {
        return open(file, SessionOptions.DEFAULT.seed());
    }

    static Sample open(String file, long seed) {
        return open(file, text(file), seed);
    }

    /** A sample whose text somebody has changed. */
    static Sample openText(String file, String text) {
        return open(file, text, SessionOptions.DEFAULT.seed());
    }

    private static Sample open(String file, String text, long seed) {
        var sample = new Sample(seed);
        text.lines()
                .filter(line -> line.startsWith("#   $ "))
                .map(line -> line.substring("#   $ ".length()))
                .forEach(sample.suggested::add);
        ManifestLoad.plan(List.of(new Source(file, text)), sample.session).apply(sample.session);
        sample.rest();
        return sample;
    }

    private void rest() {
        session.runToRest();
    }

    Session session() {
        return session;
    }

    /** Gives the next suggested command; it must be this one. Returns what it prints, and an exit code that is not 0. */
    String give(String expected) {
        var next = suggested.poll();
        if (!expected.equals(next)) {
            throw new AssertionError("the comment suggests " + next + ", not " + expected);
        }
        return run(expected);
    }

    /** Gives a command that the comment does not suggest. Returns what {@link #give} does. */
    String run(String command) {
        var io = new StrictIo(Map.of());
        int code = Console.run(command, io, session);
        rest();
        return io.out() + io.err() + (code == 0 ? "" : "exit " + code);
    }

    /** Whether all that the comment suggests has been given. */
    boolean isThrough() {
        return suggested.isEmpty();
    }

    DaemonSet daemonSet(String name) {
        return Objects.requireNonNull(session.state().daemonSet(ObjectKey.of("default", name)));
    }

    /** {@code desired/current/ready/up-to-date/available}, and {@code misscheduled} if there are any. */
    String counters(String name) {
        var status = daemonSet(name).status();
        return status.desiredNumberScheduled() + "/" + status.currentNumberScheduled() + "/" + status.numberReady()
                + "/"
                + status.updatedNumberScheduled() + "/" + status.numberAvailable()
                + (status.numberMisscheduled() > 0 ? " misscheduled " + status.numberMisscheduled() : "");
    }

    List<Pod> pods(String daemonSet) {
        return session.state().podsControlledBy(daemonSet(daemonSet).uid()).stream()
                .sorted(Comparator.comparing(Pod::targetNode))
                .toList();
    }

    /** The nodes of a DaemonSet's pods; with {@code ?} after it where the pod is not Ready. */
    List<String> nodes(String daemonSet) {
        return pods(daemonSet).stream()
                .map(pod -> pod.targetNode() + (pod.isReady() ? "" : "?"))
                .toList();
    }

    List<String> images(String daemonSet) {
        return pods(daemonSet).stream()
                .map(pod -> pod.spec().containers().getFirst().image())
                .map(image -> image.substring(image.lastIndexOf(':') + 1))
                .toList();
    }

    /** Why pods wait to be scheduled, by node. */
    List<String> pending(String daemonSet) {
        return pods(daemonSet).stream()
                .filter(pod -> pod.nodeName().isEmpty())
                .map(pod -> pod.targetNode() + ": "
                        + Objects.requireNonNull(pod.status().condition(Condition.POD_SCHEDULED))
                                .message())
                .toList();
    }

    /** The pods without an owner: {@code name on node}. */
    List<String> bare() {
        return session.state().podsControlledBy("").stream()
                .map(pod -> pod.name() + " on " + pod.nodeName() + (pod.isTerminating() ? ", terminating" : ""))
                .toList();
    }
}
