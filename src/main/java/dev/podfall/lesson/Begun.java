package dev.podfall.lesson;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as a lesson begins: at rest.
 *
 * @param session null if a manifest is refused
 * @param nodes what there is to say about the nodes
 * @param manifests what there is to say about the manifests; lines count from the manifests' own beginning
 * @param ran what the lines did
 */
public record Begun(@Nullable Session session, List<Finding> nodes, List<Finding> manifests, List<ConsoleRun.Ran> ran) {
    /** Nobody has a node that takes longer. */
    private static final Duration READY = Duration.ofMinutes(2);

    public Begun {
        nodes = List.copyOf(nodes);
        manifests = List.copyOf(manifests);
        ran = List.copyOf(ran);
    }

    /** A new cluster for the lesson. */
    public static Begun of(Lesson lesson, long seed) {
        return of(lesson, SessionOptions.DEFAULT.withSeed(seed));
    }

    /** The same with other options. */
    public static Begun of(Lesson lesson, SessionOptions options) {
        var start = lesson.start();
        if (!start.sample().isEmpty()) {
            var sample =
                    Objects.requireNonNull(Bundled.sample(start.sample()), "a lesson that was read has its sample");
            return begun(new Session(options), lesson, List.of(), load(List.of(sample)));
        }
        var session = new Session(options);
        var nodes = new ArrayList<Finding>();
        if (!load(List.of(new Source("nodes", start.nodes()))).into(session, nodes)) {
            return new Begun(null, nodes, List.of(), List.of());
        }
        session.runUntil(state -> state.nodes().stream().allMatch(Begun::isUp), Limits.within(READY, session.state()));
        session.runToRest();
        return begun(session, lesson, nodes, load(List.of(new Source("manifests", start.manifests()))));
    }

    private static Begun begun(Session session, Lesson lesson, List<Finding> nodes, Load manifests) {
        var findings = new ArrayList<Finding>();
        if (!manifests.into(session, findings)) {
            return new Begun(null, nodes, findings, List.of());
        }
        session.runToRest();
        var ran = ConsoleRun.of(session, lesson.start().lines(), lesson.files());
        return new Begun(session, nodes, findings, ran);
    }

    /** Whether a node is as it will be before the manifests come: ready, or waiting for a network that they bring. */
    private static boolean isUp(Node node) {
        return node.isReady() || NodeNetwork.awaited(node) != null;
    }

    /** Why there is no session; nothing if there is one. */
    public List<Finding> refused() {
        return Stream.concat(nodes.stream(), manifests.stream())
                .filter(Finding::isError)
                .toList();
    }

    @FunctionalInterface
    private interface Load {
        /** @return whether nothing was refused */
        boolean into(Session session, List<Finding> findings);
    }

    private static Load load(List<Source> sources) {
        return (session, findings) -> {
            var plan = ManifestLoad.plan(sources, session);
            findings.addAll(plan.findings());
            if (!plan.hasErrors()) {
                plan.apply(session);
            }
            return !plan.hasErrors();
        };
    }
}
