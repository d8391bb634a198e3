package dev.podfall.apiserver;

import dev.podfall.api.core.Namespace;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.admission.NamespaceLifecycle;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/**
 * What every cluster has from the start.
 *
 * <p>Upstream: pkg/controlplane/controller/systemnamespaces, pkg/apis/scheduling/v1/helpers.go,
 * {@code SystemPriorityClasses}.
 * <br>Differs: of the kinds that are kept only what every namespace has, and the API server's own service.
 */
public final class Bootstrap {
    private Bootstrap() {}

    /** The system's namespaces with what is in them, and the priority classes, not stored yet. */
    public static List<KubeObject> initialObjects() {
        var out = new ArrayList<KubeObject>();
        for (var name : NamespaceLifecycle.SYSTEM) {
            var meta = ObjectMeta.named("", name).withLabels(Labels.of().with("kubernetes.io/metadata.name", name));
            out.add(new Namespace(meta, Tree.obj(), Tree.obj()));
        }
        out.add(priorityClass(
                PriorityClass.SYSTEM_NODE_CRITICAL,
                PriorityClass.SYSTEM_CRITICAL + 1000,
                "Used for system critical pods that must not be moved from their current node."));
        out.add(priorityClass(
                PriorityClass.SYSTEM_CLUSTER_CRITICAL,
                PriorityClass.SYSTEM_CRITICAL,
                "Used for system critical pods that must run in the cluster, but can be moved to another node if"
                        + " necessary."));
        for (var name : NamespaceLifecycle.SYSTEM) {
            NamespaceContents.ALL.forEach(content -> out.add(content.in(name)));
        }
        out.add(new KeptObject(
                BuiltInKinds.CONFIG_MAP,
                ObjectMeta.named("kube-system", "kube-apiserver-legacy-service-account-token-tracking"),
                Tree.obj("data", Tree.obj("since", Tree.text("2025-01-01")))));
        out.add(new KeptObject(
                BuiltInKinds.SERVICE,
                ObjectMeta.named("default", "kubernetes")
                        .withLabels(Labels.of().with("component", "apiserver").with("provider", "kubernetes")),
                Tree.obj("spec", apiServer())));
        return out;
    }

    private static Tree.Obj apiServer() {
        var port = Tree.builder()
                .put("name", "https")
                .put("port", 443)
                .put("protocol", "TCP")
                .put("targetPort", 6443)
                .build();
        return Tree.builder()
                .put("type", "ClusterIP")
                .put("clusterIP", ServiceAddresses.FIRST)
                .put("clusterIPs", Tree.texts(List.of(ServiceAddresses.FIRST)))
                .put("internalTrafficPolicy", "Cluster")
                .put("ipFamilies", Tree.texts(List.of("IPv4")))
                .put("ipFamilyPolicy", "SingleStack")
                .put("ports", Tree.list(List.of(port)))
                .put("sessionAffinity", "None")
                .build();
    }

    /** Stores them. */
    public static void install(ApiServer server) {
        initialObjects().forEach(server::create);
    }

    /** A server by itself, without controllers, with what every cluster has. */
    public static ApiServer bareServer() {
        var server = new ApiServer(new ObjectStore(), new VirtualClock(), new RandomSource(1));
        install(server);
        return server;
    }

    private static PriorityClass priorityClass(String name, int value, String description) {
        return new PriorityClass(
                ObjectMeta.named("", name), value, false, description, PriorityClass.PREEMPT_LOWER_PRIORITY);
    }
}
