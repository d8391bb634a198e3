package dev.podfall.kept;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.SimulatedKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file names a kind: {@code daemonset}; a custom one, which only its definition knows, with all that a request needs:
 * {@code monitoring.coreos.com/v1/ServiceMonitor/servicemonitors/namespaced}.
 */
final class KindText {
    private static final String NAMESPACED = "namespaced";
    private static final String CLUSTER = "cluster";

    private KindText() {}

    static String of(Kind kind) {
        return switch (kind) {
            case SimulatedKind simulated -> simulated.singular();
            case KeptKind kept ->
                kept.isCustom()
                        ? String.join(
                                "/",
                                kept.group(),
                                kept.version(),
                                kept.kindName(),
                                kept.plural(),
                                kept.namespaced() ? NAMESPACED : CLUSTER)
                        : kept.qualifiedSingular();
        };
    }

    /** Null if the text names no kind. */
    static @Nullable Kind read(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 5) {
            return Kind.named(text);
        }
        if (!parts[4].equals(NAMESPACED) && !parts[4].equals(CLUSTER)) {
            return null;
        }
        return KeptKind.custom(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                parts[2].toLowerCase(java.util.Locale.ROOT),
                parts[4].equals(NAMESPACED),
                List.of(),
                List.of());
    }
}
