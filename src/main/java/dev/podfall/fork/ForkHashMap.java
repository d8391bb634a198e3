package dev.podfall.fork;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that finds its values by hash. It has no order and cannot be gone through, so that nothing depends on hashes.
 * Keys and values are taken for immutable.
 *
 * <p>Extendible hashing: a directory of pages of some dozens of entries. A page that is full is split in two by one more
 * bit of the hash, the others stay. A fork copies the directory when one side changes something, and each page then.
 */
public final class ForkHashMap<K, V> implements Forkable<ForkHashMap<K, V>> {
    private Owner owner = new Owner();
    private Owner directoryOwner = owner;
    private Page[] directory;
    /** How many leading bits of a hash lead to its page. */
    private int depth;

    private int size;

    public ForkHashMap() {
        this(new Page[] {Page.EMPTY}, 0, 0);
    }

    private ForkHashMap(Page[] directory, int depth, int size) {
        this.directory = directory;
        this.depth = depth;
        this.size = size;
    }

    @Override
    public ForkHashMap<K, V> fork() {
        owner = new Owner();
        var out = new ForkHashMap<K, V>(directory, depth, size);
        out.directoryOwner = directoryOwner;
        return out;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    @SuppressWarnings("unchecked")
    public @Nullable V get(K key) {
        int hash = Page.hash(key);
        return (V) directory[place(hash)].get(key, hash);
    }

    public V getOrDefault(K key, V otherwise) {
        var found = get(key);
        return found == null ? otherwise : found;
    }

    public boolean containsKey(K key) {
        return get(key) != null;
    }

    /** @return what the key had before, null if nothing */
    @SuppressWarnings("unchecked")
    public @Nullable V put(K key, V value) {
        Objects.requireNonNull(value);
        int hash = Page.hash(key);
        var page = own(hash);
        while (page.isFull() && maySplit(page)) {
            split(page, hash);
            page = own(hash);
        }
        var before = (V) page.put(key, hash, value);
        if (before == null) {
            size++;
        }
        return before;
    }

    public V computeIfAbsent(K key, Function<? super K, ? extends V> make) {
        var found = get(key);
        if (found != null) {
            return found;
        }
        var made = make.apply(key);
        put(key, made);
        return made;
    }

    /** @return what the key had, null if nothing */
    @SuppressWarnings("unchecked")
    public @Nullable V remove(K key) {
        int hash = Page.hash(key);
        var page = directory[place(hash)];
        if (page.owner != owner) {
            if (page.get(key, hash) == null) {
                return null;
            }
            page = own(hash);
        }
        var before = page.isEmpty() ? null : (V) page.remove(key, hash);
        if (before != null) {
            size--;
        }
        return before;
    }

    public void clear() {
        directory = new Page[] {Page.EMPTY};
        directoryOwner = owner;
        depth = 0;
        size = 0;
    }

    private int place(int hash) {
        return depth == 0 ? 0 : hash >>> (32 - depth);
    }

    /** The hash's page, which may be changed. */
    private Page own(int hash) {
        int place = place(hash);
        var page = directory[place];
        if (page.owner == owner) {
            return page;
        }
        var copy = page.copy(owner);
        ownDirectory();
        replace(place, copy);
        return copy;
    }

    private void ownDirectory() {
        if (directoryOwner != owner) {
            directory = directory.clone();
            directoryOwner = owner;
        }
    }

    /** Puts a page wherever one with the same leading bits is. */
    private void replace(int place, Page page) {
        int alike = 1 << (depth - page.depth);
        int first = place / alike * alike;
        for (int at = first; at < first + alike; at++) {
            directory[at] = page;
        }
    }

    /**
     * Whether another bit may tell the page's keys apart. A directory is never longer than there are keys: many keys of
     * one hash, which no bit tells apart, share a page that grows.
     */
    private boolean maySplit(Page page) {
        return page.depth < depth || directory.length * 2 <= size;
    }

    private void split(Page page, int hash) {
        ownDirectory();
        if (page.depth == depth) {
            var wider = new Page[directory.length * 2];
            for (int at = 0; at < wider.length; at++) {
                wider[at] = directory[at / 2];
            }
            directory = wider;
            depth++;
        }
        var halves = page.halves(owner);
        int alike = 1 << (depth - page.depth);
        int first = place(hash) / alike * alike;
        replace(first, halves[0]);
        replace(first + alike / 2, halves[1]);
    }
}
