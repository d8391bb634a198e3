package dev.podfall.fork;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Goes through a {@link ForkMap} in order. */
final class Walk<K, V, T> implements Iterator<T> {
    /** What is asked of an entry. */
    interface Look<K, V, T> {
        T at(Leaf<K, V> leaf, int at);
    }

    private record Place<K, V>(Inner<K, V> part, int next) {}

    private final ArrayDeque<Place<K, V>> above = new ArrayDeque<>();
    private final IntSupplier changes;
    private final int changesThen;
    private final Look<K, V, T> look;
    private @Nullable Leaf<K, V> leaf;
    private int at;

    Walk(@Nullable Part<K, V> root, IntSupplier changes, Look<K, V, T> look) {
        this.changes = changes;
        this.changesThen = changes.getAsInt();
        this.look = look;
        descend(root);
    }

    /** Begins with the least key that is not before {@code least}. */
    Walk(@Nullable Part<K, V> root, IntSupplier changes, Look<K, V, T> look, K least, Comparator<? super K> order) {
        this(null, changes, look);
        var part = root;
        while (part instanceof Inner<K, V> inner) {
            int child = inner.childFor(least, order);
            above.push(new Place<>(inner, child + 1));
            part = inner.child(child);
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

    private void descend(@Nullable Part<K, V> from) {
        var part = from;
        while (part instanceof Inner<K, V> inner) {
            above.push(new Place<>(inner, 1));
            part = inner.child(0);
        }
        leaf = (Leaf<K, V>) part;
        at = 0;
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
        while (!above.isEmpty()) {
            var place = above.pop();
            if (place.next() < place.part().size) {
                above.push(new Place<>(place.part(), place.next() + 1));
                descend(place.part().child(place.next()));
                return;
            }
        }
        leaf = null;
    }
}
