package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Containers get the usual requests and limits of their namespace, and stay between its least and its most.
 *
 * <p>Upstream: plugin/pkg/admission/limitranger/admission.go.
 * <br>Differs: claims for volumes are not looked at; several things that are wrong with one pod are told by the names of
 * resources, where upstream's order is random.
 */
final class LimitRanges {
    /** Says in a pod what was filled in. */
    static final String ANNOTATION = "kubernetes.io/limit-ranger";

    private static final String CONTAINER = "Container";

    private LimitRanges() {}

    /** A pod's containers with what was filled in, and a note that says what; empty if nothing was. */
    record Filled(PodSpec spec, String note) {}

    /** Those of the namespace, by name. */
    static List<KeptObject> of(String namespace, ClusterState state) {
        var all = state.all(BuiltInKinds.LIMIT_RANGE);
        if (all.isEmpty()) {
            return List.of();
        }
        var out = new ArrayList<KeptObject>();
        for (var object : all.values()) {
            if (object.namespace().equals(namespace)) {
                out.add((KeptObject) object);
            }
        }
        return List.copyOf(out);
    }

    static Filled fill(PodSpec spec, List<KeptObject> ranges) {
        var out = new Filled(spec, "");
        for (var range : ranges) {
            var next = fill(out.spec(), range);
            out = next.note().isEmpty() ? new Filled(next.spec(), out.note()) : next;
        }
        return out;
    }

    private static Filled fill(PodSpec spec, KeptObject range) {
        var requests = Tree.obj();
        var limits = Tree.obj();
        for (var limit : items(range)) {
            if (limit.text("type", "").equals(CONTAINER)) {
                requests = requests.overlaid(limit.obj("defaultRequest"));
                limits = limits.overlaid(limit.obj("default"));
            }
        }
        var usual = new Usual(ResourceList.fromTree(requests), ResourceList.fromTree(limits));
        var notes = new ArrayList<String>();
        var main = usual.all(spec.containers(), "container", notes);
        var init = usual.all(spec.initContainers(), "init container", notes);
        return notes.isEmpty()
                ? new Filled(spec, "")
                : new Filled(spec.withContainers(init, main), "LimitRanger plugin set: " + String.join("; ", notes));
    }

    private record Usual(ResourceList requests, ResourceList limits) {

        List<Container> all(List<Container> containers, String called, List<String> notes) {
            var out = new ArrayList<Container>(containers.size());
            for (var container : containers) {
                var requested = missing(container.requests(), requests);
                var limited = missing(container.limits(), limits);
                if (!requested.isEmpty()) {
                    notes.add(note(requested, "request", called, container));
                }
                if (!limited.isEmpty()) {
                    notes.add(note(limited, "limit", called, container));
                }
                out.add(container
                        .withRequests(plus(container.requests(), requested))
                        .withLimits(plus(container.limits(), limited)));
            }
            return out;
        }

        private static ResourceList missing(ResourceList own, ResourceList usual) {
            var out = new TreeMap<>(usual.asMap());
            out.keySet().removeAll(own.asMap().keySet());
            return ResourceList.of(out);
        }

        private static ResourceList plus(ResourceList own, ResourceList more) {
            var out = new TreeMap<>(own.asMap());
            out.putAll(more.asMap());
            return ResourceList.of(out);
        }

        private static String note(ResourceList filled, String what, String called, Container container) {
            return String.join(", ", filled.asMap().keySet()) + " " + what + " for " + called + " " + container.name();
        }
    }

    /** @throws ApiException Forbidden if a range forbids the pod */
    static void validate(Pod pod, ClusterState state) {
        for (var range : of(pod.namespace(), state)) {
            var wrong = new LinkedHashSet<String>();
            for (var limit : items(range)) {
                check(pod.spec(), limit, wrong);
            }
            if (!wrong.isEmpty()) {
                var detail = wrong.size() == 1 ? wrong.getFirst() : "[" + String.join(", ", wrong) + "]";
                throw ApiException.forbidden(Kind.POD, NamespaceLifecycle.nameForRefusal(pod), detail);
            }
        }
    }

    private static void check(PodSpec spec, Tree.Obj limit, LinkedHashSet<String> wrong) {
        var bounds = LimitBounds.of(limit);
        switch (limit.text("type", "")) {
            case CONTAINER -> {
                for (var containers : List.of(spec.containers(), spec.initContainers())) {
                    for (var container : containers) {
                        wrong.addAll(bounds.broken(container.requests()::get, container.limits()::get));
                    }
                }
            }
            case "Pod" ->
                wrong.addAll(bounds.broken(
                        resource -> WholePod.amount(spec, "requests", resource),
                        resource -> WholePod.amount(spec, "limits", resource)));
            default -> {
                // Claims and images are not made here.
            }
        }
    }

    private static List<Tree.Obj> items(KeptObject range) {
        return range.content().obj("spec").list("limits", limit -> limit);
    }
}
