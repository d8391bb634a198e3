package dev.podfall.store;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map, sorted by key, that never changes: one with another entry is a new one, which shares all but the way from the
 * root to that entry. A tree balanced by weight: neither of two siblings has more than three times the other's entries.
 *
 * <p>Every write of every session goes through here, which is why it is ours: it compares keys directly, and an entry
 * takes one object of 32 bytes.
 */
final class SortedTree<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {
    private static final int DELTA = 3;
    private static final int RATIO = 2;
    private static final SortedTree<?, ?> EMPTY = new SortedTree<>(null);

    private final @Nullable Branch<K, V> root;

    private SortedTree(@Nullable Branch<K, V> root) {
        this.root = root;
    }

    /** An entry and the trees of those before and those after it. */
    private static final class Branch<K extends Comparable<? super K>, V> extends SimpleImmutableEntry<K, V> {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Branch<K, V> left;
        private final transient @Nullable Branch<K, V> right;
        private final int size;

        Branch(K key, V value, @Nullable Branch<K, V> left, @Nullable Branch<K, V> right, int size) {
            super(key, value);
            this.left = left;
            this.right = right;
            this.size = size;
        }
    }

    @SuppressWarnings("unchecked")
    static <K extends Comparable<? super K>, V> SortedTree<K, V> empty() {
        return (SortedTree<K, V>) EMPTY;
    }

    @Override
    public int size() {
        return size(root);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        return key == null ? null : find((K) key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    private @Nullable V find(K key) {
        var at = root;
        while (at != null) {
            int order = key.compareTo(at.getKey());
            if (order == 0) {
                return at.getValue();
            }
            at = order < 0 ? at.left : at.right;
        }
        return null;
    }

    SortedTree<K, V> plus(K key, V value) {
        return new SortedTree<>(plus(root, key, value));
    }

    SortedTree<K, V> minus(K key) {
        return find(key) == null ? this : new SortedTree<>(minus(root, key));
    }

    /** The values from a key on, and before another one. */
    List<V> between(K from, K before) {
        var out = new ArrayList<V>();
        collect(root, from, before, out);
        return out;
    }

    /** Is told of a key under which two trees do not have the very same value; null where a tree has none. */
    interface DifferenceSink<K, V> {
        void accept(K key, @Nullable V before, @Nullable V after);
    }

    /**
     * Tells {@code sink}, in the order of keys, where this tree is not as an earlier one. What the two share is skipped,
     * whatever has been turned around it: costs what follows from the entries that differ and the ways to them.
     */
    void differences(SortedTree<K, V> earlier, DifferenceSink<? super K, ? super V> sink) {
        var before = new Ahead<>(earlier.root);
        var after = new Ahead<>(root);
        while (true) {
            var was = before.next();
            var is = after.next();
            if (was == null && is == null) {
                return;
            }
            if (was == is) {
                before.skip();
                after.skip();
            } else if (size(was) > 1 || size(is) > 1) {
                // What begins at the same key in both, and is the same, comes up in both at once only so.
                (size(was) >= size(is) ? before : after).open();
            } else {
                int order = was == null ? 1 : is == null ? -1 : was.getKey().compareTo(is.getKey());
                var left = order <= 0 ? before.skip() : null;
                var right = order >= 0 ? after.skip() : null;
                tell(left, right, sink);
            }
        }
    }

    private static <K extends Comparable<? super K>, V> void tell(
            @Nullable Branch<K, V> before, @Nullable Branch<K, V> after, DifferenceSink<? super K, ? super V> sink) {
        var either = after == null ? before : after;
        var was = before == null ? null : before.getValue();
        var is = after == null ? null : after.getValue();
        if (either != null && was != is) {
            sink.accept(either.getKey(), was, is);
        }
    }

    /** What is still to be looked at of a tree, in the order of keys: whole branches as long as nobody needs to look in. */
    private static final class Ahead<K extends Comparable<? super K>, V> {
        private final ArrayDeque<Branch<K, V>> branches = new ArrayDeque<>();

        Ahead(@Nullable Branch<K, V> root) {
            push(root);
        }

        private void push(@Nullable Branch<K, V> branch) {
            if (branch != null) {
                branches.push(branch);
            }
        }

        @Nullable
        Branch<K, V> next() {
            return branches.peek();
        }

        @Nullable
        Branch<K, V> skip() {
            return branches.poll();
        }

        void open() {
            var branch = branches.pop();
            push(branch.right);
            push(new Branch<>(branch.getKey(), branch.getValue(), null, null, 1));
            push(branch.left);
        }
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return SortedTree.this.size();
            }

            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new InOrder<>(root);
            }
        };
    }

    private static final class InOrder<K extends Comparable<? super K>, V> implements Iterator<Entry<K, V>> {
        private final ArrayDeque<Branch<K, V>> ahead = new ArrayDeque<>();

        InOrder(@Nullable Branch<K, V> root) {
            descend(root);
        }

        private void descend(@Nullable Branch<K, V> from) {
            for (var at = from; at != null; at = at.left) {
                ahead.push(at);
            }
        }

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty();
        }

        @Override
        public Entry<K, V> next() {
            var next = ahead.poll();
            if (next == null) {
                throw new NoSuchElementException();
            }
            descend(next.right);
            return next;
        }
    }

    private static <K extends Comparable<? super K>, V> void collect(
            @Nullable Branch<K, V> at, K from, K before, List<V> out) {
        if (at == null) {
            return;
        }
        boolean started = at.getKey().compareTo(from) >= 0;
        boolean ended = at.getKey().compareTo(before) >= 0;
        if (started) {
            collect(at.left, from, before, out);
        }
        if (started && !ended) {
            out.add(at.getValue());
        }
        if (!ended) {
            collect(at.right, from, before, out);
        }
    }

    private static int size(@Nullable Branch<?, ?> branch) {
        return branch == null ? 0 : branch.size;
    }

    private static <K extends Comparable<? super K>, V> Branch<K, V> plus(@Nullable Branch<K, V> at, K key, V value) {
        if (at == null) {
            return new Branch<>(key, value, null, null, 1);
        }
        int order = key.compareTo(at.getKey());
        if (order == 0) {
            return new Branch<>(at.getKey(), value, at.left, at.right, at.size);
        }
        if (order < 0) {
            var left = plus(at.left, key, value);
            return left.size == size(at.left)
                    ? new Branch<>(at.getKey(), at.getValue(), left, at.right, at.size)
                    : balanced(at, left, at.right);
        }
        var right = plus(at.right, key, value);
        return right.size == size(at.right)
                ? new Branch<>(at.getKey(), at.getValue(), at.left, right, at.size)
                : balanced(at, at.left, right);
    }

    private static <K extends Comparable<? super K>, V> @Nullable Branch<K, V> minus(@Nullable Branch<K, V> at, K key) {
        if (at == null) {
            return null;
        }
        int order = key.compareTo(at.getKey());
        if (order < 0) {
            return balanced(at, minus(at.left, key), at.right);
        }
        if (order > 0) {
            return balanced(at, at.left, minus(at.right, key));
        }
        if (at.left == null || at.right == null) {
            return at.left == null ? at.right : at.left;
        }
        var next = first(at.right);
        return balanced(next, at.left, minus(at.right, next.getKey()));
    }

    private static <K extends Comparable<? super K>, V> Branch<K, V> first(Branch<K, V> branch) {
        var at = branch;
        while (at.left != null) {
            at = at.left;
        }
        return at;
    }

    /** The entry between two trees of which one has an entry more or less than it had. */
    private static <K extends Comparable<? super K>, V> Branch<K, V> balanced(
            Entry<K, V> entry, @Nullable Branch<K, V> left, @Nullable Branch<K, V> right) {
        int leftSize = size(left);
        int rightSize = size(right);
        if (leftSize + rightSize > 1) {
            if (right != null && rightSize > DELTA * leftSize) {
                return leaningRight(entry, left, right);
            }
            if (left != null && leftSize > DELTA * rightSize) {
                return leaningLeft(entry, left, right);
            }
        }
        return branch(entry, left, right);
    }

    private static <K extends Comparable<? super K>, V> Branch<K, V> leaningRight(
            Entry<K, V> entry, @Nullable Branch<K, V> left, Branch<K, V> right) {
        var inner = right.left;
        if (inner == null || inner.size < RATIO * size(right.right)) {
            return branch(right, branch(entry, left, inner), right.right);
        }
        return branch(inner, branch(entry, left, inner.left), branch(right, inner.right, right.right));
    }

    private static <K extends Comparable<? super K>, V> Branch<K, V> leaningLeft(
            Entry<K, V> entry, Branch<K, V> left, @Nullable Branch<K, V> right) {
        var inner = left.right;
        if (inner == null || inner.size < RATIO * size(left.left)) {
            return branch(left, left.left, branch(entry, inner, right));
        }
        return branch(inner, branch(left, left.left, inner.left), branch(entry, inner.right, right));
    }

    private static <K extends Comparable<? super K>, V> Branch<K, V> branch(
            Entry<K, V> entry, @Nullable Branch<K, V> left, @Nullable Branch<K, V> right) {
        return new Branch<>(entry.getKey(), entry.getValue(), left, right, size(left) + size(right) + 1);
    }
}
