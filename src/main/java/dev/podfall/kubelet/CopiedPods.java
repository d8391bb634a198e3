package dev.podfall.kubelet;

import dev.podfall.api.core.Ailment;
import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the containers of copied pods were found, and what follows for others. A copied pod stays as it was found. A new
 * pod's container is like those of its owner that had its name and image: first the one on its own node; else well if
 * one of them was well, ill if all were ill. If its owner had none, an image that nobody could pull or that crashed
 * wherever it was seen does so again.
 *
 * <p>Upstream: none; a real container fails for reasons of its own, which a copy does not tell.
 */
final class CopiedPods {
    /**
     * One container of a copied pod.
     *
     * @param ailment null if it was well
     */
    private record Sighting(
            String owner,
            String container,
            String node,
            @Nullable Ailment ailment) {
        boolean isLike(String otherOwner, String otherContainer) {
            return owner.equals(otherOwner) && container.equals(otherContainer);
        }

        boolean isOfTheImage() {
            return ailment instanceof Ailment.Crashes || ailment instanceof Ailment.NoImage;
        }
    }

    private final TreeSet<String> seen = new TreeSet<>();
    private final TreeMap<String, List<Sighting>> byImage = new TreeMap<>();
    private final TreeMap<String, Ailment> ofCopies = new TreeMap<>();

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
            byImage.computeIfAbsent(container.image(), image -> new ArrayList<>())
                    .add(new Sighting(owner(pod), container.name(), pod.nodeName(), ailment));
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
        if (has(pod)) {
            return ofCopies.get(place(pod, container));
        }
        var owner = owner(pod);
        var sightings = byImage.getOrDefault(container.image(), List.of());
        var alike = sightings.stream()
                .filter(sighting -> sighting.isLike(owner, container.name()))
                .toList();
        for (var sighting : alike) {
            if (sighting.node().equals(node)) {
                return sighting.ailment();
            }
        }
        if (!alike.isEmpty()) {
            return common(alike);
        }
        var ofTheImage = sightings.stream()
                .filter(sighting -> sighting.ailment() == null || sighting.isOfTheImage())
                .toList();
        return common(ofTheImage);
    }

    /** What all of them have; the first one's words. */
    private static @Nullable Ailment common(List<Sighting> sightings) {
        return sightings.stream().anyMatch(sighting -> sighting.ailment() == null)
                ? null
                : sightings.stream()
                        .map(Sighting::ailment)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static String owner(Pod pod) {
        var controller = pod.meta().controller();
        return controller == null ? pod.key().toString() : controller.uid();
    }

    private static String place(Pod pod, Container container) {
        return pod.uid() + "/" + container.name();
    }
}
