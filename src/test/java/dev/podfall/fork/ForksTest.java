package dev.podfall.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each collection against one of the JDK's: whatever is done to forks of forks, each is like a copy of its own. */
class ForksTest {
    /** A key with few different hashes: they collide, and all their leading bits may be the same. */
    private record Key(int number, int hash) implements Comparable<Key> {
        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && number == key.number;
        }

        @Override
        public int compareTo(Key other) {
            return Integer.compare(number, other.number);
        }
    }

    private record Pair<A, B>(A forked, B copied) {}

    /** As the assertion does, which takes its time even if all is well. */
    private static void same(@Nullable Object actual, @Nullable Object expected) {
        if (!Objects.equals(actual, expected)) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static Key key(Random random, int range, int hashes) {
        int number = random.nextInt(range);
        return new Key(number, (number % hashes) * 0x01234567);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40, 1_500, 60_000})
    void sortedMapsAreLikeTreeMaps(int range) {
        var random = new Random(range);
        var all = new ArrayList<Pair<ForkMap<Key, Integer>, TreeMap<Key, Integer>>>();
        all.add(new Pair<>(ForkMap.natural(), new TreeMap<>()));
        for (int i = 0; i < 40_000; i++) {
            var pair = all.get(random.nextInt(all.size()));
            change(pair, random, key(random, range, 7), i);
            if (i % 1_000 == 0) {
                all.forEach(each -> assertSame(each.forked(), each.copied()));
                if (all.size() > 5) {
                    all.remove(random.nextInt(all.size()));
                }
                all.add(new Pair<>(pair.forked().fork(), new TreeMap<>(pair.copied())));
            }
        }
        all.forEach(each -> assertSame(each.forked(), each.copied()));
    }

    private static void change(Pair<ForkMap<Key, Integer>, TreeMap<Key, Integer>> pair, Random random, Key key, int i) {
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> same(pair.forked().put(key, i), pair.copied().put(key, i));
            case 4, 5 -> same(pair.forked().remove(key), pair.copied().remove(key));
            case 6 -> same(pair.forked().pollFirstEntry(), pair.copied().pollFirstEntry());
            default -> {
                same(pair.forked().get(key), pair.copied().get(key));
                same(
                        pair.forked().keysFrom(key).iterator().hasNext(),
                        !pair.copied().tailMap(key).isEmpty());
                if (pair.forked().keysFrom(key).iterator().hasNext()) {
                    same(
                            pair.forked().keysFrom(key).iterator().next(),
                            pair.copied().tailMap(key).firstKey());
                }
            }
        }
    }

    private static void assertSame(ForkMap<Key, Integer> forked, TreeMap<Key, Integer> copied) {
        var entries = new ArrayList<Map.Entry<Key, Integer>>();
        for (var entry : forked) {
            entries.add(entry);
        }
        assertThat(entries).isEqualTo(new ArrayList<>(copied.entrySet()));
        assertThat(forked.size()).isEqualTo(copied.size());
        assertThat(forked.firstEntry()).isEqualTo(copied.firstEntry());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 900, 100_000})
    void hashMapsAreLikeHashMaps(int hashes) {
        var random = new Random(hashes);
        int range = hashes <= 5 ? 60 * hashes : 4_000; // keys of one hash are looked through one by one
        var all = new ArrayList<Pair<ForkHashMap<Key, Integer>, LinkedHashMap<Key, Integer>>>();
        all.add(new Pair<>(new ForkHashMap<>(), new LinkedHashMap<>()));
        for (int i = 0; i < 40_000; i++) {
            var pair = all.get(random.nextInt(all.size()));
            var key = key(random, range, hashes);
            if (random.nextInt(3) == 0) {
                same(pair.forked().remove(key), pair.copied().remove(key));
            } else {
                same(pair.forked().put(key, i), pair.copied().put(key, i));
            }
            same(pair.forked().size(), pair.copied().size());
            if (i % 2_000 == 0) {
                all.forEach(each -> assertSame(each.forked(), each.copied(), range, hashes));
                if (all.size() > 5) {
                    all.remove(random.nextInt(all.size()));
                }
                all.add(new Pair<>(pair.forked().fork(), new LinkedHashMap<>(pair.copied())));
            }
        }
        all.forEach(each -> assertSame(each.forked(), each.copied(), range, hashes));
    }

    private static void assertSame(
            ForkHashMap<Key, Integer> forked, LinkedHashMap<Key, Integer> copied, int range, int hashes) {
        for (int number = 0; number < range; number++) {
            var key = new Key(number, (number % hashes) * 0x01234567);
            same(forked.get(key), copied.get(key));
        }
    }

    @Test
    void elementsOfAFifoComeInTheirOrderAndOnce() {
        var random = new Random(5);
        var all = new ArrayList<Pair<ForkFifo<Integer>, LinkedHashSet<Integer>>>();
        all.add(new Pair<>(new ForkFifo<>(), new LinkedHashSet<>()));
        for (int i = 0; i < 20_000; i++) {
            var pair = all.get(random.nextInt(all.size()));
            int element = random.nextInt(300);
            switch (random.nextInt(4)) {
                case 0, 1 -> same(pair.forked().add(element), pair.copied().add(element));
                case 2 -> same(pair.forked().remove(element), pair.copied().remove(element));
                default ->
                    same(
                            pair.forked().pollFirst(),
                            pair.copied().isEmpty() ? null : pair.copied().removeFirst());
            }
            if (i % 500 == 0) {
                all.forEach(each -> assertThat(each.forked().toList()).isEqualTo(List.copyOf(each.copied())));
                if (all.size() > 5) {
                    all.removeFirst();
                }
                all.add(new Pair<>(pair.forked().fork(), new LinkedHashSet<>(pair.copied())));
            }
        }
    }

    /** Says where it lives, and counts. */
    private static final class Counter implements ForkShards.Heir<Counter, String> {
        final String home;
        int count;

        Counter(String home, int count) {
            this.home = home;
            this.count = count;
        }

        @Override
        public Counter fork(String surroundings) {
            return new Counter(surroundings, count);
        }
    }

    @Test
    void aShardMovesIntoItsForkWhenItIsAskedFor() {
        var here = ForkShards.<String, Counter, String>natural("here");
        here.put("a", new Counter("here", 1));
        here.put("b", new Counter("here", 2));

        var there = here.fork("there");
        there.get("a").count++;
        here.get("a").count += 10;

        assertThat(there.get("a").home).isEqualTo("there");
        assertThat(there.get("a").count).isEqualTo(2);
        assertThat(here.get("a").home).isEqualTo("here");
        assertThat(here.get("a").count).isEqualTo(11);
        assertThat(there.look("b").home).isEqualTo("here");
        assertThat(there.get("b").home).isEqualTo("there");
        assertThat(there.get("b")).isSameAs(there.get("b"));
        assertThat(there.get("c")).isNull();
    }

    @Test
    void whoGoesThroughAMapThatChangesIsTold() {
        var map = ForkMap.<Integer, Integer>natural();
        for (int i = 0; i < 100; i++) {
            map.put(i, i);
        }
        var each = map.iterator();
        each.next();
        map.remove(50);

        assertThatThrownBy(each::next).isInstanceOf(ConcurrentModificationException.class);
    }
}
