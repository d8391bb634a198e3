package dev.podfall.apiserver;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What must have been in the cluster that an object was copied from, whoever made the copy: where there are pods, there
 * are their service account and their runtime class.
 */
final class CopySurroundings {
    private CopySurroundings() {}

    static List<KeptObject> of(KubeObject copy) {
        return switch (copy) {
            case Pod pod -> of(pod.namespace(), pod.spec());
            case DaemonSet daemonSet
            when daemonSet.status().currentNumberScheduled() > 0 ->
                of(daemonSet.namespace(), daemonSet.spec().template().spec());
            default -> List.of();
        };
    }

    private static List<KeptObject> of(String namespace, PodSpec spec) {
        var out = new ArrayList<KeptObject>();
        var account = spec.rest().text("serviceAccountName", "");
        if (!account.isEmpty() && !account.equals(NamespaceContents.SERVICE_ACCOUNT.name())) {
            out.add(new KeptObject(BuiltInKinds.SERVICE_ACCOUNT, ObjectMeta.named(namespace, account), Tree.obj()));
        }
        var runtimeClass = spec.rest().text("runtimeClassName", "");
        if (!runtimeClass.isEmpty()) {
            var handler = Tree.obj("handler", Tree.text(runtimeClass));
            var overhead = spec.overhead().toTree();
            out.add(new KeptObject(
                    BuiltInKinds.RUNTIME_CLASS,
                    ObjectMeta.named("", runtimeClass),
                    overhead.isEmpty() ? handler : handler.with("overhead", Tree.obj("podFixed", overhead))));
        }
        return out;
    }
}
