package dev.podfall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.RandomSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
}
