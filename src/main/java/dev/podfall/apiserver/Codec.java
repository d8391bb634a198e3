package dev.podfall.apiserver;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;

/** From a decoded, defaulted and validated tree to the object of its kind. */
public final class Codec {
    private Codec() {}

    public static KubeObject decode(Kind kind, Tree.Obj tree) {
        return switch (kind) {
            case SimulatedKind.NAMESPACE -> Namespace.fromTree(tree);
            case SimulatedKind.PRIORITY_CLASS -> PriorityClass.fromTree(tree);
            case SimulatedKind.NODE -> Node.fromTree(tree);
            case SimulatedKind.DAEMON_SET -> DaemonSet.fromTree(tree);
            case SimulatedKind.CONTROLLER_REVISION -> ControllerRevision.fromTree(tree);
            case SimulatedKind.POD -> Pod.fromTree(tree);
            case SimulatedKind.EVENT -> Event.fromTree(tree);
            case KeptKind kept -> KeptObject.fromTree(kept, tree);
        };
    }
}
