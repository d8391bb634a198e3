package dev.podfall.apiserver.admission;

import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.PodAmounts;
import org.jspecify.annotations.Nullable;

/** What a pod asks for as a whole: what is said of the whole, else what its containers ask for together. */
final class WholePod {
    private WholePod() {}

    /** @param part {@code requests} or {@code limits} */
    static @Nullable Quantity amount(PodSpec spec, String part, String resource) {
        if (PodAmounts.isPodLevel(resource) && spec.rest().get("resources") instanceof Tree.Obj whole) {
            var own = ResourceList.fromTree(whole.obj(part)).get(resource);
            if (own != null) {
                return own;
            }
        }
        return part.equals("requests") ? PodAmounts.requested(spec, resource) : PodAmounts.limited(spec, resource);
    }
}
