package dev.podfall.controller.daemon;

import dev.podfall.api.core.Pod;
import dev.podfall.controller.daemon.NodeRollout.Stage;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.Forkable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The nodes of one DaemonSet by the stage that a rollout is in there; within a stage by name. */
final class RolloutCensus implements Forkable<RolloutCensus> {
    private final EnumMap<Stage, ForkMap<String, NodeRollout>> byStage = new EnumMap<>(Stage.class);
    private int serving;

    @Override
    public RolloutCensus fork() {
        var out = new RolloutCensus();
        byStage.forEach((stage, nodes) -> out.byStage.put(stage, nodes.fork()));
        out.serving = serving;
        return out;
    }

    void add(String node, @Nullable NodeRollout rollout) {
        if (rollout != null) {
            byStage.computeIfAbsent(rollout.stage(), s -> ForkMap.natural()).put(node, rollout);
            serving += rollout.serves() ? 1 : 0;
        }
    }

    void remove(String node, @Nullable NodeRollout rollout) {
        if (rollout != null) {
            byStage.computeIfAbsent(rollout.stage(), s -> ForkMap.natural()).remove(node);
            serving -= rollout.serves() ? 1 : 0;
        }
    }

    int count(Stage... stages) {
        int out = 0;
        for (var stage : stages) {
            var nodes = byStage.get(stage);
            out += nodes == null ? 0 : nodes.size();
        }
        return out;
    }

    /** The nodes of these stages, by name. */
    List<String> nodes(Stage... stages) {
        var out = new TreeSet<String>();
        for (var stage : stages) {
            var nodes = byStage.get(stage);
            if (nodes != null) {
                nodes.keys().forEach(out::add);
            }
        }
        return List.copyOf(out);
    }

    /** How many nodes are served while surging. */
    int serving() {
        return serving;
    }

    /** The first nodes of these stages by name, {@code limit} at most. */
    List<Outdated> first(int limit, Stage... stages) {
        var out = new TreeMap<String, Outdated>();
        for (var stage : stages) {
            int left = limit;
            var nodes = byStage.get(stage);
            if (nodes == null || nodes.isEmpty()) {
                continue;
            }
            for (var entry : nodes) {
                if (left-- <= 0) {
                    break;
                }
                var old = entry.getValue().old();
                if (old != null) {
                    out.put(entry.getKey(), new Outdated(entry.getKey(), old));
                }
            }
        }
        Collection<Outdated> all = out.values();
        return all.size() <= limit ? List.copyOf(all) : new ArrayList<>(all).subList(0, limit);
    }

    List<Outdated> all(Stage... stages) {
        return first(Integer.MAX_VALUE, stages);
    }

    /** A node with one pod of an old template. */
    record Outdated(String node, Pod pod) {}
}
