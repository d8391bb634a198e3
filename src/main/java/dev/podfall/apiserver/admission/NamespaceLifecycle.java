package dev.podfall.apiserver.admission;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.store.ClusterState;
import java.util.List;

/**
 * Nothing new in a namespace that is not there or that is going; some namespaces stay for ever.
 *
 * <p>Upstream: staging/src/k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go.
 * <br>Differs: the namespaces that every cluster has count as there even before they are.
 */
public final class NamespaceLifecycle {
    /** The namespaces that every cluster has. */
    public static final List<String> SYSTEM = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private static final List<String> IMMORTAL = List.of("default", "kube-system", "kube-public");

    private NamespaceLifecycle() {}

    static void create(KubeObject object, ClusterState state) {
        if (!object.kind().namespaced()) {
            return;
        }
        var namespace = state.namespace(object.namespace());
        if (namespace != null && namespace.meta().isTerminating()) {
            throw ApiException.namespaceTerminating(object.kind(), nameForRefusal(object), object.namespace());
        }
    }

    /**
     * Whether a request may name this namespace.
     *
     * @throws ApiException NotFound
     */
    public static void mustExist(String namespace, ClusterState state) {
        if (state.namespace(namespace) == null && !SYSTEM.contains(namespace)) {
            throw ApiException.notFound(Kind.NAMESPACE, namespace);
        }
    }

    /** @throws ApiException Forbidden if this namespace stays for ever */
    public static void delete(String namespace) {
        if (IMMORTAL.contains(namespace)) {
            throw ApiException.forbidden(Kind.NAMESPACE, namespace, "this namespace may not be deleted");
        }
    }

    /** What a refusal calls an object that may not have its name yet. */
    static String nameForRefusal(KubeObject object) {
        if (!object.name().isEmpty()) {
            return object.name();
        }
        var generateName = object.meta().generateName();
        return generateName.isEmpty() ? "Unknown" : generateName;
    }
}
