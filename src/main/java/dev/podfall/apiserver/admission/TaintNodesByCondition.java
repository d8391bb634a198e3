package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import java.util.ArrayList;

/**
 * A new node is not ready until the node controller has seen that it is.
 *
 * <p>Upstream: plugin/pkg/admission/nodetaint/admission.go.
 * <br>Differs: in nothing that we know of.
 */
final class TaintNodesByCondition {
    private static final Taint NOT_READY = Taint.of(Taint.NOT_READY, TaintEffect.NO_SCHEDULE);

    private TaintNodesByCondition() {}

    static Node admit(Node node) {
        for (var taint : node.taints()) {
            if (taint.matches(NOT_READY)) {
                return node;
            }
        }
        var taints = new ArrayList<>(node.taints());
        taints.add(NOT_READY);
        return node.withSpec(node.spec().withTaints(taints));
    }
}
