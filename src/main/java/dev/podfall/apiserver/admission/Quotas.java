package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A namespace may hold no more than its quotas allow: of pods, of what they request, of objects of a kind.
 *
 * <p>Upstream: apiserver/pkg/admission/plugin/resourcequota/controller.go {@code CheckRequest}; pkg/quota/v1.
 * <br>Differs: what is used is counted when it is asked for, so nothing is late; several quotas are asked by their names,
 * where upstream's order is random; of claims for volumes only their number counts.
 */
public final class Quotas {
    private static final String COUNT = "count/";

    /** Kinds that quotas also count under their own names. */
    private static final List<String> OWN_NAMES = List.of(
            "services", "configmaps", "secrets", "resourcequotas", "replicationcontrollers", "persistentvolumeclaims");

    private Quotas() {}

    /**
     * @param free pods that take nothing
     * @throws ApiException Forbidden if a quota would be exceeded by one more object like this
     */
    static void validate(KubeObject object, ClusterState state, Predicate<Pod> free) {
        if (!object.kind().namespaced() || state.count(BuiltInKinds.RESOURCE_QUOTA) == 0) {
            return;
        }
        SortedMap<String, Quantity> more = null;
        for (var stored : state.all(BuiltInKinds.RESOURCE_QUOTA, object.namespace())) {
            var quota = (KeptObject) stored;
            var hard = hard(quota);
            if (!concerns(quota, hard.keySet(), object)) {
                continue;
            }
            more = more == null ? usage(object) : more;
            if (object instanceof Pod pod) {
                var unnamed = PodUsage.unnamed(pod.spec(), new TreeSet<>(hard.keySet()));
                if (!unnamed.isEmpty()) {
                    throw forbidden(object, "failed quota: " + quota.name() + ": " + unnamed);
                }
            }
            check(object, quota, hard, more, used(quota, state, free));
        }
    }

    private static void check(
            KubeObject object,
            KeptObject quota,
            SortedMap<String, Quantity> hard,
            SortedMap<String, Quantity> more,
            SortedMap<String, Quantity> used) {
        var exceeded = new TreeSet<String>();
        more.forEach((resource, amount) -> {
            var most = hard.get(resource);
            if (most != null
                    && !amount.isZero()
                    && used.getOrDefault(resource, Quantity.ZERO).add(amount).compareTo(most) > 0) {
                exceeded.add(resource);
            }
        });
        if (!exceeded.isEmpty()) {
            throw forbidden(
                    object,
                    "exceeded quota: " + quota.name() + ", requested: " + text(more, exceeded) + ", used: "
                            + text(used, exceeded) + ", limited: " + text(hard, exceeded));
        }
    }

    /** What a quota's status says. */
    public static Tree.Obj status(KeptObject quota, ClusterState state, Instant now) {
        var hard = Tree.builder();
        hard(quota).forEach((resource, amount) -> hard.put(resource, amount.toTree()));
        var used = Tree.builder();
        used(quota, state, overdue(now)).forEach((resource, amount) -> used.put(resource, amount.toTree()));
        return Tree.builder()
                .put("hard", hard.build())
                .put("used", used.build())
                .build();
    }

    /** Pods that should have gone by now. */
    static Predicate<Pod> overdue(Instant now) {
        return pod -> PodUsage.isOverdue(pod, now);
    }

    private static SortedMap<String, Quantity> hard(KeptObject quota) {
        var out = new TreeMap<String, Quantity>();
        quota.content()
                .obj("spec")
                .obj("hard")
                .forEach((resource, amount) -> out.put(resource, Quantity.fromTree(amount)));
        return out;
    }

    private static boolean concerns(KeptObject quota, Set<String> hard, KubeObject object) {
        if (object instanceof Pod pod) {
            return hard.stream().anyMatch(PodUsage::isOfPods) && QuotaScopes.match(quota, pod);
        }
        return QuotaScopes.areNone(quota) && usage(object).keySet().stream().anyMatch(hard::contains);
    }

    /** What there is of everything that the quota has a limit for. */
    private static SortedMap<String, Quantity> used(KeptObject quota, ClusterState state, Predicate<Pod> free) {
        var out = new TreeMap<String, Quantity>();
        var hard = hard(quota);
        hard.keySet().forEach(resource -> out.put(resource, Quantity.ZERO));
        if (hard.keySet().stream().anyMatch(PodUsage::isOfPods)) {
            addPods(quota, state, free, out);
        }
        for (var kind : state.kinds()) {
            boolean counted = kind.namespaced() && kind != Kind.POD && QuotaScopes.areNone(quota);
            if (counted && names(kind).stream().anyMatch(hard.keySet()::contains)) {
                state.all(kind, quota.namespace()).forEach(object -> add(usage(object), out));
            }
        }
        return out;
    }

    /** The pods of a template share their containers: what one takes is worked out once for those that follow each other. */
    @SuppressWarnings("ReferenceEquality")
    private static void addPods(
            KeptObject quota, ClusterState state, Predicate<Pod> free, TreeMap<String, Quantity> out) {
        @Nullable List<Container> containers = null;
        SortedMap<String, Quantity> amounts = Collections.emptySortedMap();
        for (var object : state.all(Kind.POD, quota.namespace())) {
            var pod = (Pod) object;
            if (!QuotaScopes.match(quota, pod)) {
                continue;
            }
            out.computeIfPresent("count/pods", (any, there) -> there.add(Quantity.of(1)));
            if (pod.isTerminal() || free.test(pod)) {
                continue;
            }
            if (containers != pod.spec().containers()) {
                containers = pod.spec().containers();
                amounts = PodUsage.of(pod.spec());
            }
            add(amounts, out);
        }
    }

    private static void add(SortedMap<String, Quantity> more, TreeMap<String, Quantity> out) {
        more.forEach((resource, amount) -> out.computeIfPresent(resource, (any, there) -> there.add(amount)));
    }

    private static SortedMap<String, Quantity> usage(KubeObject object) {
        var out = new TreeMap<String, Quantity>();
        if (object instanceof Pod pod) {
            out.putAll(PodUsage.of(pod.spec()));
            out.put(COUNT + "pods", Quantity.of(1));
            return out;
        }
        names(object.kind()).forEach(name -> out.put(name, Quantity.of(1)));
        if (object instanceof KeptObject service && service.kind().equals(BuiltInKinds.SERVICE)) {
            addPorts(service.content().obj("spec"), out);
        }
        return out;
    }

    private static void addPorts(Tree.Obj service, TreeMap<String, Quantity> out) {
        boolean balanced = service.text("type", "").equals("LoadBalancer");
        boolean open = service.text("type", "").equals("NodePort")
                || (balanced && service.flag("allocateLoadBalancerNodePorts", true));
        out.put("services.loadbalancers", Quantity.of(balanced ? 1 : 0));
        out.put("services.nodeports", Quantity.of(open ? service.list("ports").size() : 0));
    }

    private static List<String> names(Kind kind) {
        var out = new ArrayList<String>();
        out.add(COUNT + kind.resource());
        if (OWN_NAMES.contains(kind.resource())) {
            out.add(kind.resource());
        }
        if (kind.equals(BuiltInKinds.SERVICE)) {
            out.add("services.nodeports");
            out.add("services.loadbalancers");
        }
        return out;
    }

    private static String text(SortedMap<String, Quantity> amounts, SortedSet<String> resources) {
        return resources.stream()
                .map(resource -> resource + "=" + amounts.getOrDefault(resource, Quantity.ZERO))
                .collect(Collectors.joining(","));
    }

    private static ApiException forbidden(KubeObject object, String detail) {
        return ApiException.forbidden(object.kind(), NamespaceLifecycle.nameForRefusal(object), detail);
    }
}
