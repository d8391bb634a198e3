package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The pod specs inside objects, for {@code kubectl set}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/updatepodspec.go.
 * <br>Differs: knows the kinds that are held.
 */
final class PodSpecs {
    private static final String[] IN_POD = {"spec"};
    private static final String[] IN_TEMPLATE = {"spec", "template", "spec"};

    private PodSpecs() {}

    /** @throws KubectlException if there is none in such an object */
    static Tree.Obj in(ResourceInfo info) {
        return info.tree().at(path(info)) instanceof Tree.Obj spec ? spec : Tree.obj();
    }

    /** The object with another pod spec. */
    static Tree.Obj with(ResourceInfo info, Tree.Obj spec) {
        return put(info.tree(), spec, List.of(path(info)));
    }

    private static Tree.Obj put(Tree.Obj into, Tree.Obj value, List<String> path) {
        var key = path.getFirst();
        return into.with(key, path.size() == 1 ? value : put(into.obj(key), value, path.subList(1, path.size())));
    }

    private static String[] path(ResourceInfo info) {
        if (info.kind() == Kind.POD) {
            return IN_POD;
        }
        if (info.kind() == Kind.DAEMON_SET) {
            return IN_TEMPLATE;
        }
        throw new KubectlException("error: " + info.objectName()
                + " the object is not a pod or does not have a pod template: *v1."
                + info.kind().kindName());
    }

    /** The containers of a list in the spec ({@code containers}, {@code initContainers}), some of them changed. */
    static Tree.Obj mapContainers(Tree.Obj spec, String list, UnaryOperator<Tree.Obj> change) {
        if (!spec.has(list)) {
            return spec;
        }
        var out = new ArrayList<Tree>();
        for (var container : spec.list(list)) {
            out.add(container instanceof Tree.Obj c ? change.apply(c) : container);
        }
        return spec.with(list, Tree.list(out));
    }
}
