package dev.podfall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.RandomSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedTreeTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 40, 1000})
    void holdsWhatATreeMapHolds(int keys) {
        var random = new RandomSource(keys);
        var tree = SortedTree.<Integer, String>empty();
        var map = new TreeMap<Integer, String>();
        for (int i = 0; i < 5 * keys; i++) {
            int key = random.nextInt(keys);
            if (random.nextInt(3) == 0) {
                tree = tree.minus(key);
                map.remove(key);
            } else {
                tree = tree.plus(key, "written " + i);
                map.put(key, "written " + i);
            }
            assertThat(tree).hasSize(map.size());
            assertThat(tree.get(key)).isEqualTo(map.get(key));
        }
        assertThat(List.copyOf(tree.entrySet())).isEqualTo(List.copyOf(map.entrySet()));
        assertThat(tree.between(keys / 4, keys / 2))
                .isEqualTo(List.copyOf(map.subMap(keys / 4, keys / 2).values()));
    }

    @Test
    void whatWasStaysAsItWas() {
        var versions = new ArrayList<SortedTree<String, Integer>>();
        versions.add(SortedTree.empty());
        for (int i = 1; i <= 50; i++) {
            versions.add(versions.getLast().plus("key " + i % 7, i).minus("key " + i % 11));
        }
        for (int i = 1; i <= 50; i++) {
            assertThat(versions.get(i))
                    .isEqualTo(versions.get(i - 1).plus("key " + i % 7, i).minus("key " + i % 11));
        }
    }

    /** Keys in order are the worst that can come, and names of nodes come like that. */
    @Test
    void keysInOrderMakeNoList() {
        var tree = SortedTree.<Integer, Boolean>empty();
        for (int i = 0; i < 100_000; i++) {
            tree = tree.plus(i, true);
        }
        for (int i = 0; i < 99_990; i++) {
            tree = tree.minus(i);
        }
        assertThat(tree.keySet())
                .containsExactly(99_990, 99_991, 99_992, 99_993, 99_994, 99_995, 99_996, 99_997, 99_998, 99_999);
    }

    /** Trees that come from one another, from a common one, and from none: a naive comparison says the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40, 300})
    void differencesAreWhatANaiveComparisonFinds(int keys) {
        var random = new RandomSource(keys);
        var trees = new ArrayList<SortedTree<Integer, Object>>();
        trees.add(SortedTree.empty());
        for (int i = 0; i < 1500; i++) {
            var tree = trees.get(random.nextInt(trees.size()));
            for (int edits = random.nextInt(1 + (i % 3 == 0 ? 2 : keys)); edits >= 0; edits--) {
                int key = random.nextInt(keys);
                tree = random.nextInt(3) == 0 ? tree.minus(key) : tree.plus(key, new Object());
            }
            trees.add(tree);
            var other = trees.get(random.nextInt(trees.size()));
            assertThat(differences(other, tree)).isEqualTo(naive(other, tree));
            assertThat(differences(tree, other)).isEqualTo(naive(tree, other));
            assertThat(differences(tree, tree)).isEmpty();
        }
    }

    /** Values are compared by reference: an equal one that was written again is another. */
    @Test
    void equalValuesThatWereWrittenAgainDiffer() {
        var first = new String("same");
        var second = new String("same");
        var tree = SortedTree.<Integer, Object>empty().plus(1, first).plus(2, first);
        assertThat(differences(tree, tree.plus(2, second))).containsExactly(new Seen(2, first, second));
        assertThat(differences(tree, tree.plus(2, first))).isEmpty();
    }

    @Test
    void whatTreesShareIsSkipped() {
        var random = new RandomSource(1);
        var tree = SortedTree.<Counted, Object>empty();
        for (int i = 0; i < 20_000; i++) {
            tree = tree.plus(new Counted(2 * i), i);
        }
        assertThat(looks(tree, tree)).isZero();
        int depth = 30;
        for (int i = 0; i < 300; i++) {
            int key = random.nextInt(40_000);
            // Every second key is there: one is written again, or comes, or goes; the last two turn branches around.
            var edited = i % 3 == 0 ? tree.minus(new Counted(key / 2 * 2)) : tree.plus(new Counted(key), "new");
            assertThat(looks(tree, edited)).as("looks at one edit, of %s", key).isBetween(1L, 4L * depth);
            assertThat(looks(edited, tree)).isBetween(1L, 4L * depth);
        }
        for (int edits = 10; edits <= 1000; edits *= 10) {
            var edited = tree;
            for (int i = 0; i < edits; i++) {
                int key = random.nextInt(40_000);
                edited = i % 3 == 0 ? edited.minus(new Counted(key / 2 * 2)) : edited.plus(new Counted(key), "new");
            }
            assertThat(looks(tree, edited)).as("looks at %s edits", edits).isLessThan(2L * depth * edits);
        }
    }

    /** A pool of nodes follows one another: the way to it is taken once. */
    @Test
    void aRunOfChangesCostsItsLength() {
        var tree = SortedTree.<Counted, Object>empty();
        for (int i = 0; i < 20_000; i++) {
            tree = tree.plus(new Counted(i), i);
        }
        var edited = tree;
        for (int i = 7000; i < 8000; i++) {
            edited = edited.plus(new Counted(i), "tainted");
        }
        assertThat(looks(tree, edited)).isBetween(2000L, 2100L);
    }

    /** A key that counts how often it is looked at: every entry that is reached is compared with another, or told. */
    private static final class Counted implements Comparable<Counted> {
        private static long looks;
        private final int number;

        Counted(int number) {
            this.number = number;
        }

        @Override
        public int compareTo(Counted other) {
            looks++;
            return Integer.compare(number, other.number);
        }
    }

    /** How many entries were compared, and how many of them told. */
    private static long looks(SortedTree<Counted, Object> before, SortedTree<Counted, Object> after) {
        Counted.looks = 0;
        var told = new ArrayList<Counted>();
        after.differences(before, (key, was, is) -> told.add(key));
        return Counted.looks + told.size();
    }

    private record Seen(
            int key, @Nullable Object before, @Nullable Object after) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Seen seen && seen.key == key && seen.before == before && seen.after == after;
        }

        @Override
        public int hashCode() {
            return key;
        }
    }

    private static List<Seen> differences(SortedTree<Integer, Object> before, SortedTree<Integer, Object> after) {
        var out = new ArrayList<Seen>();
        after.differences(before, (key, was, is) -> out.add(new Seen(key, was, is)));
        return out;
    }

    private static List<Seen> naive(SortedTree<Integer, Object> before, SortedTree<Integer, Object> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        var out = new ArrayList<Seen>();
        for (int key : keys) {
            if (before.get(key) != after.get(key)) {
                out.add(new Seen(key, before.get(key), after.get(key)));
            }
        }
        return out;
    }
}
