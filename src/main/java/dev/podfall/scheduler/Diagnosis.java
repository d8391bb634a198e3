package dev.podfall.scheduler;

import dev.podfall.scheduler.framework.Code;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.Rejection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why no node can take a pod: what each node that was looked at said, and one word for all the others, so that a pod
 * pinned to one node of thousands costs no more than one node.
 *
 * <p>Upstream: pkg/scheduler/framework/types.go, {@code Diagnosis}, {@code FitError}, {@code NodeToStatus}.
 * <br>Differs: in nothing that we know of.
 */
final class Diagnosis {
    private final int nodes;
    private final Map<String, Rejection> byNode = new LinkedHashMap<>();
    private final SortedSet<String> plugins = new TreeSet<>();
    private @Nullable Rejection others;
    private boolean rejectedBeforehand;
    private String afterword = "";

    Diagnosis(int nodes) {
        this.nodes = nodes;
    }

    /** No node was looked at, because none could do. */
    void rejectBeforehand(Rejection rejection) {
        rejectedBeforehand = true;
        others = rejection;
        plugins.add(rejection.plugin());
    }

    /** What holds for every node that is not looked at. */
    void others(Rejection rejection, Collection<String> by) {
        others = rejection;
        plugins.addAll(by);
    }

    void reject(String node, Rejection rejection) {
        byNode.put(node, rejection);
        plugins.add(rejection.plugin());
    }

    /** Appended to the message: what preemption had to say. */
    void afterword(String text) {
        afterword = text;
    }

    int lookedAt() {
        return byNode.size();
    }

    int nodes() {
        return nodes;
    }

    /** Each node that was looked at, in that order. */
    Map<String, Rejection> byNode() {
        return Collections.unmodifiableMap(byNode);
    }

    @Nullable
    Rejection others() {
        return others;
    }

    /** Who has said no: what the pod waits for. */
    SortedSet<String> plugins() {
        return plugins;
    }

    Code code(String node) {
        var rejection = byNode.get(node);
        return rejection == null ? Code.UNSCHEDULABLE_AND_UNRESOLVABLE : rejection.code();
    }

    /** The nodes where removing pods could help. */
    List<String> resolvable() {
        var out = new ArrayList<String>();
        byNode.forEach((node, rejection) -> {
            if (rejection.code() == Code.UNSCHEDULABLE) {
                out.add(node);
            }
        });
        return out;
    }

    /** As the event and the condition word it. */
    String message() {
        var out = new StringBuilder("0/").append(nodes).append(" nodes are available:");
        var histogram = rejectedBeforehand && others != null ? String.join(", ", others.messages()) : histogram();
        if (!histogram.isEmpty()) {
            out.append(' ').append(histogram).append('.');
        }
        if (!afterword.isEmpty()) {
            out.append(' ').append(afterword);
        }
        return out.toString();
    }

    private String histogram() {
        var counts = new TreeMap<String, Integer>();
        for (var rejection : byNode.values()) {
            count(rejection.reasons(), 1, counts);
        }
        if (others != null && byNode.size() < nodes) {
            count(others.reasons(), nodes - byNode.size(), counts);
        }
        var lines = new TreeSet<String>();
        counts.forEach((reason, count) -> lines.add(count + " " + reason));
        return String.join(", ", lines);
    }

    private static void count(List<Reason> reasons, int nodes, Map<String, Integer> counts) {
        for (var reason : reasons) {
            counts.merge(reason.message(), nodes, Integer::sum);
        }
    }
}
