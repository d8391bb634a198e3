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
                .map(TolerationText::of)
                .toList();
    }

    public static String of(Toleration toleration) {
        var out = new StringBuilder(toleration.key());
        if (!toleration.value().isEmpty()) {
            out.append('=').append(toleration.value());
        }
        var effect = toleration.effect();
        if (effect != null) {
            out.append(':').append(effect.wire());
        }
        if (toleration.operator().equals(Toleration.EXISTS)
                && toleration.value().isEmpty()) {
            out.append(out.isEmpty() ? "op=Exists" : " op=Exists");
        }
        if (toleration.seconds() != null) {
            out.append(" for ").append(toleration.seconds()).append('s');
        }
        return out.toString();
    }
}
