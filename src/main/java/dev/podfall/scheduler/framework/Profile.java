package dev.podfall.scheduler.framework;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plugins in their order. One set of rules, run in two ways: {@link #filter} stops at the first no, which decides;
 * {@link #filterAll} runs all, which explains.
 *
 * <p>Upstream: pkg/scheduler/framework/runtime/framework.go; pkg/scheduler/scheduler.go, {@code buildQueueingHintMap}.
 * <br>Differs: in nothing that we know of.
 */
public final class Profile {
    /** A plugin's hint, with the plugin's name. */
    public record PluginHint(String plugin, EventHint.Opinion opinion) {}

    private final Function<PodInfo, Narrowing> preFilter;
    private final List<FilterPlugin> filters;
    private final List<ScorePlugin> scores;
    private final Map<ClusterEvent, List<PluginHint>> hints = new EnumMap<>(ClusterEvent.class);

    public Profile(Function<PodInfo, Narrowing> preFilter, List<FilterPlugin> filters, List<ScorePlugin> scores) {
        this.preFilter = preFilter;
        this.filters = List.copyOf(filters);
        this.scores = List.copyOf(scores);
        for (var plugin : filters) {
            register(plugin.name(), plugin.events());
        }
    }

    /**
     * A plugin that waits for new nodes, but not for taints, is woken by every change of taints, whatever its own
     * hints would say: upstream keeps this as a safeguard, and it is why cordoning a node makes the scheduler try pods
     * again that no taint had kept away.
     */
    public void register(String plugin, List<EventHint> events) {
        boolean nodeAdd = false;
        boolean nodeTaint = false;
        for (var hint : events) {
            nodeAdd |= hint.event() == ClusterEvent.NODE_ADD;
            nodeTaint |= hint.event() == ClusterEvent.NODE_TAINT;
            hintsFor(hint.event()).add(new PluginHint(plugin, hint.opinion()));
        }
        if (nodeAdd && !nodeTaint) {
            hintsFor(ClusterEvent.NODE_TAINT).add(new PluginHint(plugin, (pod, before, after) -> true));
        }
    }

    private List<PluginHint> hintsFor(ClusterEvent event) {
        return hints.computeIfAbsent(event, e -> new ArrayList<>());
    }

    /** Who has an opinion on an event. */
    public List<PluginHint> hints(ClusterEvent event) {
        return hints.getOrDefault(event, List.of());
    }

    public List<FilterPlugin> filters() {
        return filters;
    }

    public Narrowing preFilter(PodInfo pod) {
        return preFilter.apply(pod);
    }

    /** The first plugin's no, null if the pod can be on the node. */
    public @Nullable Rejection filter(PodInfo pod, NodeInfo node) {
        for (var plugin : filters) {
            var reasons = plugin.filter(pod, node);
            if (!reasons.isEmpty()) {
                return new Rejection(plugin.name(), reasons);
            }
        }
        return null;
    }

    /** Every plugin's answer, whatever the ones before it said. */
    public Map<FilterPlugin, List<Reason>> filterAll(PodInfo pod, NodeInfo node) {
        var out = new LinkedHashMap<FilterPlugin, List<Reason>>();
        for (var plugin : filters) {
            out.put(plugin, plugin.filter(pod, node));
        }
        return out;
    }

    /** For each node the weighted sum of what the plugins that care say. */
    public long[] score(PodInfo pod, List<NodeInfo> nodes, ImageSpread images) {
        var total = new long[nodes.size()];
        for (var plugin : scores) {
            if (plugin.skips(pod)) {
                continue;
            }
            var own = plugin.score(pod, nodes, images);
            for (int i = 0; i < total.length; i++) {
                total[i] += own[i] * plugin.weight();
            }
        }
        return total;
    }
}
