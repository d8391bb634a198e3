package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.function.BiConsumer;

/** Goes through lists of structures with their places. */
final class Walk {
    private static final List<String> CONTAINERS = List.of("initContainers", "containers", "ephemeralContainers");

    private Walk() {}

    /** Every structure of the list; what is none has been refused when it was read. */
    static void items(FieldPath path, List<Tree> items, BiConsumer<FieldPath, Tree.Obj> visit) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Tree.Obj item) {
                visit.accept(path.index(i), item);
            }
        }
    }

    /**
     * Every container of a pod's spec.
     *
     * <p>Upstream: pkg/apis/core/pods/helpers.go, {@code VisitContainersWithPath}.
     */
    static void containers(FieldPath specPath, Tree.Obj spec, BiConsumer<FieldPath, Tree.Obj> visit) {
        for (var list : CONTAINERS) {
            items(specPath.child(list), spec.list(list), visit);
        }
    }
}
