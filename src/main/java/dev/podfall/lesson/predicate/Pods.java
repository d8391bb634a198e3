package dev.podfall.lesson.predicate;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Selector;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pods. What is null does not matter.
 *
 * @param of the DaemonSet that controls them
 * @param nobodys whether those are meant that no DaemonSet controls
 * @param named their names
 * @param node where they are, or are pinned to
 * @param ready whether they are
 * @param waiting whether they wait for a node
 * @param terminating whether they are being deleted
 * @param phase as {@code Running}
 * @param image of one of their containers
 * @param label that they have
 */
public record Pods(
        @Nullable DaemonSetName of,
        boolean nobodys,
        @Nullable Pattern named,
        @Nullable NodeNames node,
        @Nullable Boolean ready,
        @Nullable Boolean waiting,
        Terminating terminating,
        @Nullable String phase,
        @Nullable Pattern image,
        @Nullable Selector label)
        implements dev.podfall.lesson.predicate.Selector {

    /** Whether pods count that are being deleted. */
    public enum Terminating {
        NO,
        YES,
        ANY
    }

    /** All that are not being deleted. */
    public static final Pods ALL = new Pods(null, false, null, null, null, null, Terminating.NO, null, null, null);

    @Override
    public List<Found> find(Scene scene) {
        return in(scene.state()).stream()
                .map(pod -> new Found(pod.name(), where(pod)))
                .toList();
    }

    /** Those of a state, sorted as it has them. */
    public List<Pod> in(ClusterState state) {
        var out = new ArrayList<Pod>();
        for (var pod : candidates(state)) {
            if (is(pod, state)) {
                out.add(pod);
            }
        }
        return out;
    }

    /** As few as an index leaves. */
    private Collection<Pod> candidates(ClusterState state) {
        if (of == null) {
            return state.pods();
        }
        var out = new ArrayList<Pod>();
        of.in(state).forEach(daemonSet -> out.addAll(state.podsControlledBy(daemonSet.uid())));
        return out;
    }

    private boolean is(Pod pod, ClusterState state) {
        return (terminating == Terminating.ANY || pod.isTerminating() == (terminating == Terminating.YES))
                && (!nobodys || state.daemonSetOf(pod) == null)
                && (named == null || named.matcher(pod.name()).matches())
                && (ready == null || pod.isReady() == ready)
                && (waiting == null || pod.nodeName().isEmpty() == waiting)
                && (phase == null || pod.status().phase().wire().equals(phase))
                && (label == null || label.matches(pod.meta().labels()))
                && (image == null
                        || pod.spec().containers().stream()
                                .anyMatch(container ->
                                        image.matcher(container.image()).matches()))
                && (node == null || node.has(where(pod), state));
    }

    static String where(Pod pod) {
        return Objects.requireNonNullElse(pod.targetNode(), "");
    }

    @Override
    public Phrase what() {
        var with = new ArrayList<Phrase>();
        if (of != null) {
            with.add(Phrase.of("lesson.what.of", of.toString()));
        }
        if (nobodys) {
            with.add(Phrase.of("lesson.what.nobodys"));
        }
        if (named != null) {
            with.add(Phrase.of("lesson.what.named", named.pattern()));
        }
        if (node != null) {
            with.add(Phrase.of("lesson.what.on", node.shown()));
        }
        if (ready != null) {
            with.add(Phrase.of(ready ? "lesson.what.ready" : "lesson.what.not-ready"));
        }
        if (waiting != null) {
            with.add(Phrase.of(waiting ? "lesson.what.waiting" : "lesson.what.bound"));
        }
        if (terminating == Terminating.YES) {
            with.add(Phrase.of("lesson.what.terminating"));
        }
        if (phase != null) {
            with.add(Phrase.verbatim(phase));
        }
        if (image != null) {
            with.add(Phrase.of("lesson.what.image", image.pattern()));
        }
        if (label != null) {
            with.add(Phrase.of("lesson.what.label", label.toString()));
        }
        return dev.podfall.lesson.predicate.Selector.what("lesson.what.pods", with);
    }
}
