package dev.podfall.apiserver;

import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions.Propagation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request to delete makes of an object: nothing at all if it may go at once, else the object marked as going.
 *
 * <p>Upstream: staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go, {@code BeforeDelete};
 * registry/generic/registry/store.go, {@code updateForGracefulDeletionAndFinalizers}; the pod strategy's
 * {@code CheckGracefulDelete}; pkg/registry/core/namespace/storage/storage.go, {@code Delete}.
 * <br>Differs: background and no propagation policy are the same.
 */
final class Deletion {
    static final String ORPHAN = "orphan";
    static final String FOREGROUND = "foregroundDeletion";

    private Deletion() {}

    /** The object as it must be stored now; null if it goes at once. */
    static @Nullable KubeObject mark(KubeObject stored, DeleteOptions options, Instant now) {
        return switch (stored) {
            case Pod pod -> pod(pod, options, now);
            case Namespace namespace -> namespace(namespace, now);
            default -> withFinalizers(stored, options, now);
        };
    }

    private static @Nullable KubeObject pod(Pod pod, DeleteOptions options, Instant now) {
        var meta = pod.meta();
        var asked = options.gracePeriodSeconds();
        var earlier = meta.deletionGracePeriodSeconds();
        if (meta.isTerminating() && earlier != null) {
            return going(pod, earlier, asked);
        }
        long grace = grace(pod, asked);
        var finalizers = finalizers(meta, options.propagation());
        if (grace == 0 && finalizers.isEmpty()) {
            return null;
        }
        return pod.withMeta(
                bumped(meta).withFinalizers(finalizers).withDeletion(Times.seconds(now.plusSeconds(grace)), grace));
    }

    /** A pod that is going already can only be asked to hurry. */
    private static @Nullable KubeObject going(Pod pod, long earlier, @Nullable Long asked) {
        var meta = pod.meta();
        long wanted = asked == null ? earlier : asked < 0 ? 1 : asked;
        if (wanted < earlier) {
            var at = meta.deletionTimestamp();
            var sooner = at == null ? null : at.minus(Duration.ofSeconds(earlier - wanted));
            if (wanted == 0 && meta.finalizers().isEmpty()) {
                return null;
            }
            return pod.withMeta(meta.withDeletion(sooner, wanted));
        }
        return earlier == 0 && meta.finalizers().isEmpty() ? null : pod;
    }

    private static long grace(Pod pod, @Nullable Long asked) {
        if (pod.nodeName().isEmpty() || pod.isTerminal()) {
            return 0;
        }
        long grace = asked == null ? pod.spec().terminationGracePeriodSeconds() : asked;
        return grace < 0 ? 1 : grace;
    }

    private static KubeObject namespace(Namespace namespace, Instant now) {
        if (namespace.meta().isTerminating()) {
            return namespace;
        }
        return new Namespace(
                bumped(namespace.meta()).withDeletion(Times.seconds(now), null),
                namespace.spec(),
                namespace.status().with("phase", Tree.text("Terminating")));
    }

    private static @Nullable KubeObject withFinalizers(KubeObject stored, DeleteOptions options, Instant now) {
        var meta = stored.meta();
        var finalizers = finalizers(meta, options.propagation());
        if (finalizers.isEmpty()) {
            return null;
        }
        if (meta.isTerminating()) {
            return stored.withMeta(meta.withFinalizers(finalizers));
        }
        return stored.withMeta(bumped(meta).withFinalizers(finalizers).withDeletion(Times.seconds(now), 0L));
    }

    /** Whoever watches the spec must look again when the object begins to go. */
    private static ObjectMeta bumped(ObjectMeta meta) {
        boolean counts = meta.generation() > 0 && !meta.isTerminating();
        return counts ? meta.withGeneration(meta.generation() + 1) : meta;
    }

    private static List<String> finalizers(ObjectMeta meta, Propagation propagation) {
        if (propagation == Propagation.BACKGROUND && meta.isTerminating()) {
            return meta.finalizers();
        }
        var out = new ArrayList<>(meta.finalizers());
        out.remove(ORPHAN);
        out.remove(FOREGROUND);
        switch (propagation) {
            case ORPHAN -> out.add(ORPHAN);
            case FOREGROUND -> out.add(FOREGROUND);
            case BACKGROUND -> {}
        }
        return out;
    }

    /** Whether an update took the last thing that kept a going object here. */
    static boolean isOver(ObjectMeta meta) {
        var grace = meta.deletionGracePeriodSeconds();
        return meta.isTerminating() && meta.finalizers().isEmpty() && grace != null && grace == 0;
    }
}
