package dev.podfall.api.core;

import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Quantities by resource name ({@code cpu}, {@code memory}, {@code pods} ...), sorted. Immutable. */
public final class ResourceList {
    public static final ResourceList EMPTY = new ResourceList(new TreeMap<>());

    private final SortedMap<String, Quantity> amounts;

    private ResourceList(TreeMap<String, Quantity> amounts) {
        this.amounts = Collections.unmodifiableSortedMap(amounts);
    }

    public static ResourceList of(Map<String, Quantity> amounts) {
        return amounts.isEmpty() ? EMPTY : new ResourceList(new TreeMap<>(amounts));
    }

    public @Nullable Quantity get(String resource) {
        return amounts.get(resource);
    }

    public SortedMap<String, Quantity> asMap() {
        return amounts;
    }

    public boolean isEmpty() {
        return amounts.isEmpty();
    }

    public ResourceList with(String resource, Quantity amount) {
        var out = new TreeMap<>(amounts);
        out.put(resource, amount);
        return new ResourceList(out);
    }

    /** CPU in thousandths of a core; 0 if absent. */
    public long milliCpu() {
        var cpu = amounts.get("cpu");
        return cpu == null ? 0 : cpu.milliValue();
    }

    /** Whole units (bytes for memory), rounded up; 0 if absent. */
    public long value(String resource) {
        var amount = amounts.get(resource);
        return amount == null ? 0 : amount.value();
    }

    public static ResourceList fromTree(Tree.Obj tree) {
        if (tree.isEmpty()) {
            return EMPTY;
        }
        var out = new TreeMap<String, Quantity>();
        tree.forEach((name, amount) -> out.put(name, Quantity.fromTree(amount)));
        return new ResourceList(out);
    }

    public Tree.Obj toTree() {
        var out = Tree.builder();
        amounts.forEach((name, amount) -> out.put(name, amount.toTree()));
        return out.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof ResourceList list && amounts.equals(list.amounts));
    }

    @Override
    public int hashCode() {
        return amounts.hashCode();
    }

    @Override
    public String toString() {
        return amounts.toString();
    }
}
