package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod learns zone and region of its node by labels.
 *
 * <p>Upstream: plugin/pkg/admission/podtopologylabels/admission.go.
 * <br>Differs: in nothing that we know of.
 */
public final class PodTopologyLabels {
    private static final List<String> KEYS = List.of("topology.kubernetes.io/zone", "topology.kubernetes.io/region");

    private PodTopologyLabels() {}

    /** The pod with its node's topology labels; labels that it has already win. */
    public static Pod admit(Pod pod, @Nullable Node node) {
        if (node == null) {
            return pod;
        }
        var labels = pod.meta().labels();
        for (var key : KEYS) {
            var value = node.labels().get(key);
            if (value != null && !labels.has(key)) {
                labels = labels.with(key, value);
            }
        }
        return labels == pod.meta().labels() ? pod : pod.withMeta(pod.meta().withLabels(labels));
    }
}
