package dev.podfall.lesson.fault;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.lesson.Text;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fault is done to: an agent, its DaemonSet and its node.
 *
 * @param names what the names in a fault's lines mean here
 */
record Target(DaemonSet daemonSet, Map<String, String> names) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)\\}");
    private static final String SYSTEM = "kubernetes.io/";

    Target {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
    }

    /** Each agent that is ready. */
    static List<Target> in(ClusterState state) {
        var out = new ArrayList<Target>();
        for (var pod : state.pods()) {
            var owner = pod.meta().controllerKey(Kind.DAEMON_SET);
            var daemonSet = owner == null ? null : state.daemonSet(owner);
            var node = pod.targetNode() == null ? null : state.node(pod.targetNode());
            if (daemonSet != null && node != null && pod.isReady()) {
                out.add(of(daemonSet, node, pod, state));
            }
        }
        return out;
    }

    private static Target of(DaemonSet daemonSet, Node node, Pod pod, ClusterState state) {
        var names = new TreeMap<String, String>();
        names.put("daemonset", daemonSet.name());
        names.put("namespace", daemonSet.key().namespace());
        names.put("node", node.name());
        names.put("pod", pod.name());
        var template = daemonSet.spec().template().spec();
        var container = template.containers().getFirst();
        names.put("container", container.name());
        names.put("image", container.image());
        template.nodeSelector().forEach((key, value) -> {
            names.put("label", key);
            names.put("value", value);
        });
        node.taints().stream()
                .filter(taint -> !taint.key().contains(SYSTEM))
                .findFirst()
                .ifPresent(taint -> names.put("taint", taint.toString()));
        state.nodes().stream()
                .map(Node::name)
                .filter(other -> !other.equals(node.name()))
                .findFirst()
                .ifPresent(other -> names.put("other", other));
        return new Target(daemonSet, names);
    }

    boolean has(Fault fault) {
        return names.keySet().containsAll(fault.uses())
                && fault.lines().stream().allMatch(this::has)
                && fault.mend().stream().allMatch(this::has);
    }

    boolean has(String line) {
        return NAME.matcher(line).results().allMatch(found -> names.containsKey(found.group(1)));
    }

    String fill(String line) {
        return NAME.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(1), found.group())));
    }

    List<String> fill(List<String> lines) {
        return lines.stream().map(this::fill).toList();
    }

    Text fill(Text text) {
        var words = new TreeMap<>(text.words());
        words.replaceAll((language, said) -> fill(said));
        return new Text(words);
    }
}
