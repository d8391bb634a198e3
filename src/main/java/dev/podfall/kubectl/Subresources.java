package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.WriteOptions;
import java.util.Set;

/** Parts of objects that have a place of their own: {@code --subresource}. Of those that there are, {@code status} is held. */
final class Subresources {
    private static final Set<String> WITHOUT_STATUS =
            Set.of("PriorityClass", "ControllerRevision", "Event", "ConfigMap", "Secret", "ServiceAccount");

    private Subresources() {}

    /** @throws KubectlException as the server answers a path that it does not have */
    static void check(Invocation in, Kind kind) {
        var name = in.text("subresource");
        boolean there =
                name.isEmpty() || (name.equals(WriteOptions.STATUS) && !WITHOUT_STATUS.contains(kind.kindName()));
        if (!there) {
            throw new KubectlException(ScaleVerbs.noSuchPlace());
        }
    }
}
