package dev.podfall.kubelet;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.fork.Forkable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the containers of copied pods were found, and what follows for others. A copied pod stays as it was found. A new
 * pod's container is like those of its owner that had its name and image: first the one on its own node; else well if
 * one of them was well, ill if all were ill. If its owner had none, an image that nobody could pull or that crashed
 * wherever it was seen does so again.
 *
 * <p>Upstream: none; a real container fails for reasons of its own, which a copy does not tell.
 */
final class CopiedPods implements Forkable<CopiedPods> {
    /** A container that many pods have. */
    private record Like(String image, String owner, String container) {}

    private record OnNode(Like like, String node) {}

    /**
     * What some containers had.
     *
     * @param first the first one's words; null if none was ill
     */
    private record Found(boolean anyWell, @Nullable Ailment first) {
        static final Found NONE = new Found(false, null);

        Found with(@Nullable Ailment ailment) {
            return new Found(anyWell || ailment == null, first == null ? ailment : first);
        }

        /** What all of them have. */
        @Nullable
        Ailment common() {
            return anyWell ? null : first;
        }
    }

    private final ForkSet<String> seen;
    private final ForkHashMap<OnNode, Found> byNode;
    private final ForkHashMap<Like, Found> byOwner;
    private final ForkHashMap<String, Found> byImage;
    private final ForkHashMap<String, Ailment> ofCopies;

    CopiedPods() {
        this(ForkSet.natural(), new ForkHashMap<>(), new ForkHashMap<>(), new ForkHashMap<>(), new ForkHashMap<>());
    }

    private CopiedPods(
            ForkSet<String> seen,
            ForkHashMap<OnNode, Found> byNode,
            ForkHashMap<Like, Found> byOwner,
            ForkHashMap<String, Found> byImage,
            ForkHashMap<String, Ailment> ofCopies) {
        this.seen = seen;
        this.byNode = byNode;
        this.byOwner = byOwner;
        this.byImage = byImage;
        this.ofCopies = ofCopies;
    }

    @Override
    public CopiedPods fork() {
        return new CopiedPods(seen.fork(), byNode.fork(), byOwner.fork(), byImage.fork(), ofCopies.fork());
    }

    /** One that only waits for its node: nothing follows from it for others. */
    void addWell(Pod pod) {
        seen.add(pod.uid());
    }

    void add(Pod pod, Instant now) {
        seen.add(pod.uid());
        if (pod.isTerminal() || pod.isTerminating()) {
            return;
        }
        pod.spec().initContainers().forEach(container -> add(pod, container, true, now));
        pod.spec().containers().forEach(container -> add(pod, container, false, now));
    }

    private void add(Pod pod, Container container, boolean init, Instant now) {
        var ailment = Ailment.of(pod, container, init, now);
        if (ailment != null) {
            ofCopies.put(place(pod, container), ailment);
        }
        if (ailment != null || isWell(pod, container, init)) {
            var like = like(pod, container);
            byNode.computeIfAbsent(new OnNode(like, pod.nodeName()), first -> Found.NONE.with(ailment));
            byOwner.put(like, byOwner.getOrDefault(like, Found.NONE).with(ailment));
            if (ailment == null || ailment instanceof Ailment.Crashes || ailment instanceof Ailment.NoImage) {
                var image = container.image();
                byImage.put(image, byImage.getOrDefault(image, Found.NONE).with(ailment));
            }
        }
    }

    /** Of a container that has not run yet nobody knows. */
    private static boolean isWell(Pod pod, Container container, boolean init) {
        var statuses =
                init ? pod.status().initContainerStatuses() : pod.status().containerStatuses();
        return statuses.stream()
                .anyMatch(status -> status.name().equals(container.name())
                        && (status.ready() || (init && !container.isSidecar() && status.state() != null)));
    }

    boolean has(Pod pod) {
        return seen.contains(pod.uid());
    }

    /** What is to be expected of a container of a pod on a node; null if nothing bad is. */
    @Nullable
    Ailment ailment(Pod pod, Container container, String node) {
        if (seen.isEmpty()) {
            return null;
        }
        if (has(pod)) {
            return ofCopies.get(place(pod, container));
        }
        var like = like(pod, container);
        var found = byNode.get(new OnNode(like, node));
        if (found == null) {
            found = byOwner.get(like);
        }
        if (found == null) {
            found = byImage.get(container.image());
        }
        return found == null ? null : found.common();
    }

    private static Like like(Pod pod, Container container) {
        return new Like(container.image(), owner(pod), container.name());
    }

    private static String owner(Pod pod) {
        var controller = pod.meta().controller();
        return controller == null ? pod.key().toString() : controller.uid();
    }

    private static String place(Pod pod, Container container) {
        return pod.uid() + "/" + container.name();
    }
}
