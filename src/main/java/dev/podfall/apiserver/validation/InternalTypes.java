package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;

/**
 * Objects as JSON of upstream's internal types, which is how it prints structures in some messages.
 *
 * <p>Upstream: pkg/apis/core/types.go.
 * <br>Differs: in nothing that we know of.
 */
final class InternalTypes {
    private InternalTypes() {}

    static String podSpec(Tree.Obj spec) {
        return Json.write(spec);
    }

    static String securityContext(Tree.Obj context) {
        return Json.write(context);
    }

    static String nodeAddress(Tree.Obj address) {
        return "{\"Type\":" + Json.quote(address.text("type", "")) + ",\"Address\":"
                + Json.quote(address.text("address", "")) + "}";
    }
}
