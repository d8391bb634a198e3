package dev.podfall.scheduler;

import dev.podfall.fork.ForkHashMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.fork.Forkable;
import dev.podfall.scheduler.framework.NodeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each node, by its name, and by a number that it keeps as long as it is here. A pass over all nodes
 * goes by numbers: that costs no more than a list, and is right however much has changed since the last one.
 */
final class NodeTable implements Forkable<NodeTable> {
    private static final int BITS = 6;
    private static final int LENGTH = 1 << BITS;

    /** Some of the nodes, in the order of their numbers. */
    private static final class Page {
        /** The table that may change it in place, by identity. */
        final Object owner;

        final @Nullable NodeInfo[] infos;

        Page(Object owner) {
            this(owner, new NodeInfo[LENGTH]);
        }

        private Page(Object owner, @Nullable NodeInfo[] infos) {
            this.owner = owner;
            this.infos = infos;
        }

        Page owned(Object newOwner) {
            return owner == newOwner ? this : new Page(newOwner, infos.clone());
        }
    }

    private final ForkHashMap<String, Integer> numbers;
    /** Numbers of nodes that are gone, for those to come. */
    private final ForkSet<Integer> free;

    private Object owner = new Object();
    private Object pagesOwner = owner;
    private Page[] pages;

    NodeTable() {
        this(new ForkHashMap<>(), ForkSet.natural(), new Page[0]);
    }

    private NodeTable(ForkHashMap<String, Integer> numbers, ForkSet<Integer> free, Page[] pages) {
        this.numbers = numbers;
        this.free = free;
        this.pages = pages;
    }

    @Override
    public NodeTable fork() {
        owner = new Object();
        var out = new NodeTable(numbers.fork(), free.fork(), pages);
        out.pagesOwner = pagesOwner;
        return out;
    }

    @Nullable
    NodeInfo get(String name) {
        var number = numbers.get(name);
        return number == null ? null : at(number);
    }

    /** The number of a node that is here. */
    int number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    /** The node of a number that is in use. */
    NodeInfo at(int number) {
        return Objects.requireNonNull(pages[number >> BITS].infos[number & (LENGTH - 1)]);
    }

    void put(NodeInfo info) {
        var number = numbers.get(info.name());
        if (number == null) {
            var freed = free.pollFirst();
            number = freed == null ? numbers.size() : freed;
            numbers.put(info.name(), number);
        }
        set(number, info);
    }

    void remove(String name) {
        var number = numbers.remove(name);
        if (number != null) {
            set(number, null);
            free.add(number);
        }
    }

    private void set(int number, @Nullable NodeInfo info) {
        int at = number >> BITS;
        if (at >= pages.length) {
            grow(at);
        }
        var page = pages[at];
        if (page.owner != owner) {
            page = page.owned(owner);
            ownPages();
            pages[at] = page;
        }
        page.infos[number & (LENGTH - 1)] = info;
    }

    private void grow(int at) {
        var more = new Page[Math.max(at + 1, pages.length * 2)];
        System.arraycopy(pages, 0, more, 0, pages.length);
        for (int i = pages.length; i < more.length; i++) {
            more[i] = new Page(owner);
        }
        pages = more;
        pagesOwner = owner;
    }

    private void ownPages() {
        if (pagesOwner != owner) {
            pages = pages.clone();
            pagesOwner = owner;
        }
    }
}
