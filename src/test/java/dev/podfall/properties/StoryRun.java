package dev.podfall.properties;

import static dev.podfall.properties.StepRules.holds;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.ApiException;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Digests;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Session;
import dev.podfall.explain.NaiveStateDiff;
import dev.podfall.explain.StateDiff;
import dev.podfall.explain.WhatIf;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.StagedLines;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays a story and looks whether everything holds. */
final class StoryRun {
    private static final Duration AFTERWARDS = Duration.ofMinutes(30);

    private final Story story;
    private final Session session;
    private final StepRules rules = new StepRules();
    private String act = "the beginning";
    private int seen;
    private int touches;
    private final ClusterState beginning;
    private ClusterState compared;

    private final boolean wild;

    private StoryRun(Story story, boolean wild) {
        this.story = story;
        this.wild = wild;
        this.session = new Session(story.options());
        this.beginning = session.state();
        this.compared = beginning;
    }

    /** What does not hold; null if all does. */
    static @Nullable String failure(Story story) {
        return failure(story, false);
    }

    /** @param wild whether it may go round in circles */
    static @Nullable String failure(Story story, boolean wild) {
        var run = new StoryRun(story, wild);
        try {
            run.play();
            return null;
        } catch (StepRules.Broken broken) {
            return "after " + run.act + " (" + run.session.now() + "): " + broken.getMessage();
        } catch (RuntimeException thrown) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return "after " + run.act + " (" + run.session.now() + "): "
                    + trace.toString().lines().limit(8).collect(Collectors.joining("\n"));
        }
    }

    private void play() {
        for (var line : story.acts()) {
            act = line;
            if (line.equals(Story.REST)) {
                lookAtRest();
            } else if (line.startsWith(Story.WHAT_IF)) {
                whatIf(line.substring(Story.WHAT_IF.length()));
            } else {
                give(line);
            }
        }
        act = "the last act, at rest";
        rest();
        touch();
        if (rest()) {
            act = "the last act, at rest, half an hour later";
            nothingMoves();
        }
        act = "the last act, at rest, every DaemonSet looked at";
        lookAtRest();
        act = "all DaemonSets were deleted";
        leaveNothing();
    }

    private void give(String line) {
        var io = new StrictIo(story.texts());
        int code = Console.run(line, io, session);
        holds(code != Console.UNKNOWN && !io.err().contains("unknown flag"), () -> "no such command: " + io.err());
        checkSteps();
    }

    /** What a fork says that will be is what comes to be. */
    private void whatIf(String line) {
        var staged = StagedLines.of(List.of(new ConsoleLine(line, story.texts(), Phrase.NONE)), session.rehearsal());
        var position = session.position();
        var digest = session.digest();
        var result = WhatIf.run(session, staged.commands(), limits(), () -> false);
        holds(
                session.position().equals(position) && session.digest() == digest,
                () -> "asking what would be has changed the session");
        holds(result != null, () -> "nobody cancelled, and there is no answer");
        for (var command : staged.commands()) {
            try {
                session.execute(command);
            } catch (ApiException refused) {
                holds(!result.refusals().isEmpty(), () -> "refused, but the fork took it: " + refused.getMessage());
            }
        }
        rest();
        holds(
                Digests.of(session.state()).equals(Digests.of(result.after())),
                () -> "the fork came to another state than the session");
    }

    private void checkSteps() {
        var journal = session.journal();
        while (seen < journal.size()) {
            rules.check(journal.get(seen++));
        }
        compare(session.state());
    }

    /** Looking only at what changed finds what looking at everything does, forwards and backwards. */
    private void compare(ClusterState now) {
        for (var earlier : List.of(compared, beginning)) {
            same(earlier, now);
            same(now, earlier);
        }
        var journal = session.journal();
        if (!journal.isEmpty()) {
            same(journal.get((int) ((now.revision() * 31) % journal.size())).state(), now);
        }
        compared = now;
    }

    private static void same(ClusterState before, ClusterState after) {
        var diff = StateDiff.between(before, after);
        var naive = NaiveStateDiff.between(before, after);
        holds(
                diff.equals(naive),
                () -> "between revisions " + before.revision() + " and " + after.revision() + " these are found:\n  "
                        + diff.pods() + "\nbut these are there:\n  " + naive.pods());
    }

    /** Much for clusters so small; a storm of refused pods uses them up. */
    private Limits limits() {
        return new Limits(Duration.ofDays(7), wild ? 6_000 : 20_000);
    }

    /** Whether it is at rest; what kubelets refuse for ever may go round in circles instead. */
    private boolean rest() {
        var rest = session.runToRest(limits(), () -> false);
        checkSteps();
        boolean refusing = session.state().nodes().stream().anyMatch(StoryRun::isFull);
        holds(
                rest.reached()
                        || (rest instanceof Rest.Repeats && (refusing || wild))
                        || (rest instanceof Rest.OutOfSteps && wild),
                () -> "it does not come to rest: " + rest + "; last it did\n" + lastSteps());
        return rest.reached();
    }

    private String lastSteps() {
        var journal = session.journal();
        return journal.subList(Math.max(0, journal.size() - 8), journal.size()).stream()
                .map(step -> "  " + step.at() + " " + step.actor() + ": " + step.what() + " " + step.changes())
                .collect(Collectors.joining("\n"));
    }

    /** Nodes that go and taints that come do not wake the controller; a touch does. */
    private void touch() {
        for (var daemonSet : session.state().daemonSets()) {
            give("kubectl annotate ds " + daemonSet.name() + " touched=" + ++touches + " --overwrite");
        }
    }

    private void lookAtRest() {
        rest();
        touch();
        if (rest()) {
            new RestRules(session.state(), session.now()).check();
        }
    }

    private void nothingMoves() {
        int before = session.journal().size();
        session.runFor(AFTERWARDS);
        checkSteps();
        for (var step : session.journal().subList(before, session.journal().size())) {
            for (var change : step.changes()) {
                holds(
                        recurs(change) || isRefused(change, step.state()),
                        () -> "it was at rest, but then\n  " + step.at() + " " + step.actor() + ": " + step.what()
                                + "\n  " + change + StepRules.difference(change));
            }
        }
    }

    /** What goes on for ever in a cluster at rest. */
    private static boolean recurs(Change change) {
        if (change.kind() == Kind.EVENT) {
            return true;
        }
        if (change.before() instanceof Node before && change.after() instanceof Node after) {
            return isHeartbeat(before, after);
        }
        return change.before() instanceof Pod before
                && change.after() instanceof Pod after
                && (isRetry(before, after) || isStillWaiting(before, after));
    }

    /** The scheduler looks again every few minutes, and may find other words for why a pod waits. */
    private static boolean isStillWaiting(Pod before, Pod after) {
        return before.nodeName().isEmpty()
                && before.withMeta(after.meta())
                        .withStatus(before.status().withConditions(List.of()))
                        .equals(after.withStatus(after.status().withConditions(List.of())));
    }

    private static boolean isHeartbeat(Node before, Node after) {
        return before.withStatus(before.status().withConditions(List.of()))
                .withMeta(after.meta())
                .equals(after.withStatus(after.status().withConditions(List.of())));
    }

    /** Containers that crash and images that cannot be pulled are tried again. */
    private static boolean isRetry(Pod before, Pod after) {
        return after.meta().labels().equals(before.meta().labels())
                && after.isTerminating() == before.isTerminating()
                && after.spec().equals(before.spec())
                && after.spec().containers().stream()
                        .anyMatch(container -> container.image().endsWith(":crash")
                                || container.image().endsWith(":missing"));
    }

    /** Kubelets whose disk is full refuse pods; the controller makes them again, a little later each time. */
    private static boolean isRefused(Change change, ClusterState state) {
        return switch (change.object()) {
            case Pod pod -> {
                var name = pod.targetNode();
                var node = name == null ? null : state.node(name);
                yield node != null && isFull(node);
            }
            case DaemonSet daemonSet ->
                change.before() instanceof DaemonSet before
                        && before.spec().equals(daemonSet.spec())
                        && state.nodes().stream().anyMatch(StoryRun::isFull);
            default -> false;
        };
    }

    private static boolean isFull(Node node) {
        var pressure = node.status().condition("DiskPressure");
        return pressure != null && pressure.isTrue();
    }

    private void leaveNothing() {
        for (var node : session.state().nodes()) {
            give("kubelet start " + node.name());
        }
        give("kubectl delete ds --all --wait=false");
        var rest = session.runToRest();
        checkSteps();
        holds(rest.reached(), () -> "without DaemonSets it does not come to rest: " + rest + "\n" + lastSteps());
        for (var kind : List.of(Kind.DAEMON_SET, Kind.CONTROLLER_REVISION, Kind.POD)) {
            for (var object : session.state().all(kind).values()) {
                holds(
                        object.meta().ownerReferences().isEmpty() && kind != Kind.DAEMON_SET,
                        () -> kind.singular() + " " + object.key() + " is left");
            }
        }
    }
}
