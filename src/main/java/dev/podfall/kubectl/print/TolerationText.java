package dev.podfall.kubectl.print;

import dev.podfall.api.core.Toleration;
import java.util.Comparator;
import java.util.List;

/**
 * Tolerations as descriptions show them: {@code key=value:Effect op=Exists for 300s}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code printTolerationsMultilineWithIndent}.
 * <br>Differs: in nothing that we know of.
 */
public final class TolerationText {
    private TolerationText() {}

    /** Sorted by key, one text each. */
    public static List<String> of(List<Toleration> tolerations) {
        return tolerations.stream()
                .sorted(Comparator.comparing(Toleration::key))
                .map(Toleration::toString)
                .toList();
    }
}
