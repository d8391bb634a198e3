package dev.podfall.ui.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which node sits where in which group. A node keeps its slot for as long as it stays in its group; who leaves leaves a
 * gap, who comes takes the first gap or the end. So nothing moves because something else changed.
 */
final class Slots {
    static final Slots EMPTY = new Slots(new Grouping.None(), List.of());

    private final Grouping grouping;
    private final List<Group> groups;

    private Slots(Grouping grouping, List<Group> groups) {
        this.grouping = grouping;
        this.groups = groups;
    }

    /**
     * A group and its slots.
     *
     * @param slots index into the model's nodes, or -1 for a gap
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and read in the innermost loop.
    record Group(String name, int[] slots, List<@Nullable String> names, int size) {
        Group {
            // The array is never handed on to be written to.
            Objects.requireNonNull(slots);
        }
    }

    List<Group> groups() {
        return groups;
    }

    Grouping grouping() {
        return grouping;
    }

    /** The slots of {@code model}; another grouping starts afresh. */
    Slots next(TopologyModel model, Grouping by) {
        var arriving = byGroup(model, by);
        var result = new ArrayList<Group>();
        if (by.equals(grouping)) {
            for (var group : groups) {
                var nodes = arriving.remove(group.name());
                if (nodes != null) {
                    result.add(keep(group, nodes));
                }
            }
        }
        boolean fresh = result.isEmpty();
        arriving.forEach((name, nodes) -> result.add(fill(name, nodes)));
        if (fresh) {
            result.sort((a, b) -> Integer.compare(rank(a.name()), rank(b.name())));
        }
        return new Slots(by, List.copyOf(result));
    }

    // The control plane comes first, where everybody looks for it; nodes without a group come last.
    private static int rank(String group) {
        if (group.contains("control-plane")) {
            return 0;
        }
        return group.equals(Grouping.NOWHERE) ? 2 : 1;
    }

    private static Map<String, Map<String, Integer>> byGroup(TopologyModel model, Grouping by) {
        var result = new TreeMap<String, Map<String, Integer>>(NaturalOrder.INSTANCE);
        for (int i = 0; i < model.nodes().size(); i++) {
            var node = model.nodes().get(i);
            result.computeIfAbsent(by.groupOf(node), name -> new LinkedHashMap<>())
                    .put(node.name(), i);
        }
        return result;
    }

    private static Group keep(Group before, Map<String, Integer> nodes) {
        var names = new ArrayList<@Nullable String>(before.names());
        var seated = new HashMap<String, Integer>();
        for (int slot = 0; slot < names.size(); slot++) {
            var name = names.get(slot);
            if (name != null && !nodes.containsKey(name)) {
                names.set(slot, null);
            } else if (name != null) {
                seated.put(name, slot);
            }
        }
        var newcomers = nodes.keySet().stream()
                .filter(name -> !seated.containsKey(name))
                .sorted(NaturalOrder.INSTANCE)
                .toList();
        int gap = 0;
        for (var newcomer : newcomers) {
            while (gap < names.size() && names.get(gap) != null) {
                gap++;
            }
            if (gap < names.size()) {
                names.set(gap, newcomer);
            } else {
                names.add(newcomer);
            }
        }
        while (!names.isEmpty() && names.getLast() == null) {
            names.removeLast();
        }
        return group(before.name(), names, nodes);
    }

    private static Group fill(String name, Map<String, Integer> nodes) {
        return group(
                name,
                new ArrayList<@Nullable String>(
                        nodes.keySet().stream().sorted(NaturalOrder.INSTANCE).toList()),
                nodes);
    }

    private static Group group(String name, List<@Nullable String> names, Map<String, Integer> nodes) {
        var slots = new int[names.size()];
        for (int i = 0; i < slots.length; i++) {
            var seated = names.get(i);
            slots[i] = seated == null ? -1 : Objects.requireNonNull(nodes.get(seated));
        }
        return new Group(name, slots, names, nodes.size());
    }
}
