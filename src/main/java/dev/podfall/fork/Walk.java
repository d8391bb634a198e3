package dev.podfall.fork;

import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Goes through a {@link ForkMap} in order. */
final class Walk<K, V, T> implements Iterator<T> {
    private static final Inner<?, ?>[] NONE = new Inner<?, ?>[0];
    private static final int[] NO_PLACES = new int[0];

    /** What is asked of an entry. */
    interface Look<K, V, T> {
        T at(Leaf<K, V> leaf, int at);
    }

    private final IntSupplier changes;
    private final int changesThen;
    private final Look<K, V, T> look;
    /** The way down to the leaf, and which child comes next in each part of it; a tree is never very deep. */
    private final Inner<K, V>[] above;

    private final int[] next;
    private int depth;
    private @Nullable Leaf<K, V> leaf;
    private int at;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Walk(int height, IntSupplier changes, Look<K, V, T> look) {
        this.changes = changes;
        this.changesThen = changes.getAsInt();
        this.look = look;
        this.above = height == 0 ? (Inner<K, V>[]) NONE : new Inner[height];
        this.next = height == 0 ? NO_PLACES : new int[height];
    }

    /** Begins with the first entry. */
    static <K, V, T> Walk<K, V, T> all(@Nullable Part<K, V> root, IntSupplier changes, Look<K, V, T> look) {
        var out = new Walk<>(height(root), changes, look);
        out.descend(root);
        return out;
    }

    /** Begins with the least key that is not before {@code least}. */
    static <K, V, T> Walk<K, V, T> from(
            K least, Comparator<? super K> order, @Nullable Part<K, V> root, IntSupplier changes, Look<K, V, T> look) {
        var out = new Walk<>(height(root), changes, look);
        out.descend(root, least, order);
        return out;
    }

    private static int height(@Nullable Part<?, ?> root) {
        int out = 0;
        for (var part = root; part instanceof Inner<?, ?> inner; part = inner.child(0)) {
            out++;
        }
        return out;
    }

    private void descend(@Nullable Part<K, V> from) {
        var part = from;
        while (part instanceof Inner<K, V> inner) {
            part = enter(inner, 0);
        }
        leaf = (Leaf<K, V>) part;
        at = 0;
    }

    private Part<K, V> enter(Inner<K, V> inner, int child) {
        above[depth] = inner;
        next[depth++] = child + 1;
        return inner.child(child);
    }

    private void descend(@Nullable Part<K, V> root, K least, Comparator<? super K> order) {
        var part = root;
        while (part instanceof Inner<K, V> inner) {
            part = enter(inner, inner.childFor(least, order));
        }
        leaf = (Leaf<K, V>) part;
        if (leaf != null) {
            int found = leaf.find(least, order);
            at = found >= 0 ? found : -1 - found;
            if (at == leaf.size) {
                climb();
            }
        }
    }

    @Override
    public boolean hasNext() {
        return leaf != null;
    }

    @Override
    public T next() {
        if (changesThen != changes.getAsInt()) {
            throw new ConcurrentModificationException("the map has changed while it was gone through");
        }
        var here = leaf;
        if (here == null) {
            throw new NoSuchElementException();
        }
        var out = look.at(here, at);
        if (++at == here.size) {
            climb();
        }
        return out;
    }

    private void climb() {
        while (depth > 0) {
            var part = above[depth - 1];
            int child = next[depth - 1];
            if (child < part.size) {
                next[depth - 1]++;
                descend(part.child(child));
                return;
            }
            depth--;
        }
        leaf = null;
    }
}
