package dev.podfall.controller.garbage;

import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SortedMap;

/**
 * The conditions by which a namespace that is being deleted says how far that is.
 *
 * <p>Upstream: pkg/controller/namespace/deletion/status_condition_utils.go.
 * <br>Differs: finalizers of the content are not listed.
 */
final class NamespaceConditions {
    private NamespaceConditions() {}

    /**
     * The conditions of a status, brought up to date.
     *
     * @param remaining how many objects are left, by resource and group ({@code pods.})
     */
    static Tree.Arr of(Tree.Obj status, SortedMap<String, Integer> remaining, Instant now) {
        var left = new ArrayList<String>();
        remaining.forEach((resource, count) -> left.add(resource + " has " + count + " resource instances"));
        return Tree.list(
                condition(
                        status,
                        now,
                        "NamespaceDeletionDiscoveryFailure",
                        false,
                        "ResourcesDiscovered",
                        "All resources successfully discovered"),
                condition(
                        status,
                        now,
                        "NamespaceDeletionGroupVersionParsingFailure",
                        false,
                        "ParsedGroupVersions",
                        "All legacy kube types successfully parsed"),
                condition(
                        status,
                        now,
                        "NamespaceDeletionContentFailure",
                        false,
                        "ContentDeleted",
                        "All content successfully deleted, may be waiting on finalization"),
                left.isEmpty()
                        ? condition(
                                status,
                                now,
                                "NamespaceContentRemaining",
                                false,
                                "ContentRemoved",
                                "All content successfully removed")
                        : condition(
                                status,
                                now,
                                "NamespaceContentRemaining",
                                true,
                                "SomeResourcesRemain",
                                "Some resources are remaining: " + String.join(", ", left)),
                condition(
                        status,
                        now,
                        "NamespaceFinalizersRemaining",
                        false,
                        "ContentHasNoFinalizers",
                        "All content-preserving finalizers finished"));
    }

    /** As it was before if it says the same. */
    private static Tree.Obj condition(
            Tree.Obj status, Instant now, String type, boolean holds, String reason, String message) {
        var said = Tree.builder()
                .put("type", type)
                .put("status", holds ? "True" : "False")
                .put("reason", reason)
                .put("message", message)
                .build();
        for (var item : status.list("conditions")) {
            if (item instanceof Tree.Obj before
                    && before.without("lastTransitionTime").equals(said)) {
                return before;
            }
        }
        return said.withOptional("lastTransitionTime", Times.toTree(now));
    }
}
