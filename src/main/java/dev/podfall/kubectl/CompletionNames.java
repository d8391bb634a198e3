package dev.podfall.kubectl;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.Discovery;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that a state offers to complete a word with, sorted. */
final class CompletionNames {
    static final List<String> CONDITIONS = List.of(
            "Ready=False",
            "Ready=True",
            "Ready=Unknown",
            "MemoryPressure=True",
            "MemoryPressure=False",
            "DiskPressure=True",
            "DiskPressure=False",
            "PIDPressure=True",
            "PIDPressure=False",
            "NetworkUnavailable=True",
            "NetworkUnavailable=False");

    private static final List<String> USUAL_TAINTS =
            List.of("dedicated=", "gpu=true:", "maintenance=now:", "node-role.kubernetes.io/control-plane:");

    private final ClusterState state;
    private final String namespace;

    CompletionNames(ClusterState state, String namespace) {
        this.state = state;
        this.namespace = namespace;
    }

    List<String> of(Kind kind) {
        var out = new TreeSet<String>();
        for (var key : state.all(kind).keySet()) {
            if (!kind.namespaced() || key.namespace().equals(namespace)) {
                out.add(key.name());
            }
        }
        return List.copyOf(out);
    }

    List<String> kindsAndNames() {
        var out = new ArrayList<String>();
        for (var kind : List.of(Kind.DAEMON_SET, Kind.NODE, Kind.POD)) {
            var shortName = kind.shortNames().getFirst();
            for (var name : of(kind)) {
                out.add(shortName + "/" + name);
                out.add(kind.singular() + "/" + name);
            }
        }
        return out;
    }

    /** The kinds that are simulated, and those that there are objects of. */
    List<Kind> kinds() {
        return state.kinds();
    }

    @Nullable
    Kind kind(String typed) {
        return Discovery.of(state).named(typed);
    }

    /** {@code key=value} of nodes and pods. */
    List<String> labels() {
        var out = new TreeSet<String>();
        state.nodes().forEach(node -> node.labels().asMap().forEach((key, value) -> out.add(key + "=" + value)));
        state.pods().forEach(pod -> pod.meta().labels().asMap().forEach((key, value) -> out.add(key + "=" + value)));
        return List.copyOf(out);
    }

    List<String> fieldSelectors() {
        var out = new ArrayList<>(List.of("metadata.name=", "reason=", "status.phase="));
        of(Kind.NODE).forEach(node -> out.add("spec.nodeName=" + node));
        return out;
    }

    List<String> revisions() {
        var out = new TreeSet<Long>();
        state.controllerRevisions().forEach(revision -> out.add(revision.revision()));
        return out.stream().map(String::valueOf).toList();
    }

    /** Labels that the object has, to be changed or, with a dash, to be removed. */
    List<String> labelChanges(String type, String name) {
        var kind = kind(type);
        var object = kind == null
                ? null
                : state.get(kind, kind.namespaced() ? ObjectKey.of(namespace, name) : ObjectKey.cluster(name));
        var out = new ArrayList<String>();
        if (object != null) {
            object.meta().labels().asMap().keySet().forEach(key -> {
                out.add(key + "=");
                out.add(key + "-");
            });
        }
        return out;
    }

    /** Taints to add and, of the nodes that are named, to remove. */
    List<String> taintChanges(List<String> nodes, String word) {
        var out = new TreeSet<String>();
        for (var name : nodes) {
            var node = state.node(name);
            if (node != null) {
                node.taints()
                        .forEach(taint ->
                                out.add(taint.key() + ":" + taint.effect().wire() + "-"));
            }
        }
        int colon = word.indexOf(':');
        if (colon > 0) {
            for (var effect : TaintEffect.values()) {
                out.add(word.substring(0, colon + 1) + effect.wire());
            }
        } else {
            out.addAll(USUAL_TAINTS);
        }
        return List.copyOf(out);
    }

    /** {@code CONTAINER=} for the DaemonSet that is named. */
    List<String> images(List<String> arguments) {
        var last = arguments.size() > 1 ? arguments.get(1) : arguments.getFirst();
        var daemonSet = state.daemonSet(ObjectKey.of(namespace, last.substring(last.indexOf('/') + 1)));
        return daemonSet == null
                ? List.of()
                : daemonSet.spec().template().spec().containers().stream()
                        .map(Container::name)
                        .map(name -> name + "=")
                        .toList();
    }

    /** Kinds, and behind a dot the fields below. */
    List<String> fields(String word) {
        int dot = word.lastIndexOf('.');
        var out = new ArrayList<String>();
        if (dot < 0) {
            for (var kind : Kind.simulated()) {
                out.add(kind.singular());
                out.addAll(kind.shortNames());
            }
            return out;
        }
        var names = List.of(word.substring(0, dot).split("\\.", -1));
        var kind = Kind.named(names.getFirst());
        var type = kind == null ? null : Schema.of(kind);
        for (var name : names.subList(1, names.size())) {
            var field = type == null ? null : type.field(name);
            type = field == null ? null : Schema.below(field.type());
        }
        if (type != null) {
            type.fields().forEach(field -> out.add(word.substring(0, dot + 1) + field.name()));
        }
        return out;
    }
}
