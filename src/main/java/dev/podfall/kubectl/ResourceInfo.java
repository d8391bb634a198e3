package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object that a command is about.
 *
 * <p>Upstream: staging/src/k8s.io/cli-runtime/pkg/resource/visitor.go {@code Info}.
 * <br>Differs: in nothing that we know of.
 *
 * @param namespace empty for cluster-scoped kinds
 * @param name may be empty in a document
 * @param source the file's name, empty if the object was named on the command line
 * @param document what the file says, null if there is no file
 * @param stored the object as the server has it, null if it was not asked
 */
record ResourceInfo(
        Kind kind,
        String namespace,
        String name,
        String source,
        Tree.@Nullable Obj document,
        @Nullable KubeObject stored) {

    static ResourceInfo of(KubeObject stored) {
        return new ResourceInfo(stored.kind(), stored.namespace(), stored.name(), "", null, stored);
    }

    ObjectKey key() {
        return ObjectKey.of(namespace, name);
    }

    ResourceInfo withStored(KubeObject object) {
        return new ResourceInfo(kind, namespace, name, source, document, object);
    }

    /** The stored object; only after it was fetched. */
    KubeObject object() {
        return Objects.requireNonNull(stored, () -> "nobody fetched " + kind + " " + key());
    }

    /** What the file says; only for objects that come from files. */
    Tree.Obj manifest() {
        return Objects.requireNonNull(document, () -> kind + " " + key() + " is in no file");
    }

    /** What there is: the stored object, else the document. */
    Tree.Obj tree() {
        return stored == null ? manifest() : stored.toTree();
    }

    /** {@code daemonsets/agent} */
    String objectName() {
        return kind.plural() + "/" + name;
    }

    /** How errors show what they are about. */
    @Override
    public String toString() {
        return "Resource: " + Quoting.quote(Resources.groupVersionResource(kind)) + ", GroupVersionKind: "
                + Quoting.quote(Resources.groupVersionKind(kind)) + "\nName: " + Quoting.quote(name) + ", Namespace: "
                + Quoting.quote(namespace);
    }
}
