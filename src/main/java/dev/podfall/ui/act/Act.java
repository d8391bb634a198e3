package dev.podfall.ui.act;

import dev.podfall.api.core.Taint;

/** Something that somebody wants done to a node. */
public sealed interface Act {
    /** @param overwrites whether the node has a taint of this key and effect with another value */
    record AddTaint(String node, Taint taint, boolean overwrites) implements Act {}

    record RemoveTaint(String node, Taint taint) implements Act {}

    /** Another effect, another value, or both, for a taint that the node has. */
    record ChangeTaint(String node, Taint from, Taint to) implements Act {}

    record SetLabel(String node, String key, String value, boolean overwrites) implements Act {}

    record RemoveLabel(String node, String key) implements Act {}

    record Cordon(String node) implements Act {}

    record Uncordon(String node) implements Act {}

    record Drain(String node, boolean ignoreDaemonSets, boolean force, boolean deleteEmptyDirData) implements Act {}

    record Delete(String node) implements Act {}

    record StopKubelet(String node) implements Act {}

    record StartKubelet(String node) implements Act {}

    record SetCondition(String node, String type, String status) implements Act {}

    /**
     * New machines join.
     *
     * @param manifest their Nodes, as YAML
     */
    record AddNodes(String manifest) implements Act {}
}
