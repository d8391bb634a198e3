package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.Session;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SplitSources;
import dev.podfall.sim.RandomSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Copies in which some values are others: each is refused in words, or loads, runs and ends. */
class MutatedCopiesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/podfall/kubectl/load");
    private static final int CASES = 400;
    private static final int MOST_STEPS = 20_000;
    private static final List<Tree> VALUES = List.of(
            Tree.text(""),
            Tree.text("one"),
            Tree.text("50%"),
            Tree.text("n1"),
            Tree.text("a/b/c"),
            Tree.text("True"),
            Tree.text("2024-02-30T00:00:00Z"),
            Tree.text("1600-01-01T00:00:00Z"),
            Tree.text("9999-12-31T23:59:59Z"),
            Tree.text("n".repeat(64)),
            Tree.number(0),
            Tree.number(-1),
            Tree.number(99_999_999_999L),
            Tree.FALSE,
            Tree.NIL,
            Tree.list(),
            Tree.list(Tree.obj()),
            Tree.obj(),
            Tree.obj("a", Tree.text("b")));

    private final RandomSource random = new RandomSource(36);
    private int refused;
    private int loaded;

    @Test
    void nothingButWordsComesOfThem() throws IOException {
        var bases = new ArrayList<List<Tree>>();
        for (var name : List.of("dump-stuck-rollout", "dump-ailing", "dump-completed-and-crashing-pods", "ns")) {
            var source = new Source(name, Files.readString(FOLDER.resolve(name + ".yaml")));
            bases.add(SplitSources.read(List.of(source)).objects().stream()
                    .map(document -> document.tree())
                    .toList());
        }
        for (int i = 0; i < CASES; i++) {
            var objects = new ArrayList<>(bases.get(random.nextInt(bases.size())));
            for (int change = 0; change <= random.nextInt(3); change++) {
                int at = random.nextInt(objects.size());
                objects.set(at, mutated(objects.get(at), 3 + random.nextInt(8)));
            }
            tryOut(Json.write(Tree.obj("kind", Tree.text("List")).with("items", Tree.list(objects))));
        }
        assertThat(refused).isGreaterThan(CASES / 4);
        assertThat(loaded).isGreaterThan(CASES / 20);
    }

    private Tree mutated(Tree tree, int depth) {
        if (depth == 0) {
            return value();
        }
        return switch (tree) {
            case Tree.Obj obj
            when !obj.isEmpty() -> {
                var key = obj.keys().get(random.nextInt(obj.keys().size()));
                var inside = obj.get(key);
                yield inside == null || random.nextInt(10) == 0
                        ? obj.without(key)
                        : obj.with(key, mutated(inside, depth - 1));
            }
            case Tree.Arr list
            when list.size() > 0 -> {
                var items = new ArrayList<>(list.items());
                int at = random.nextInt(items.size());
                if (random.nextInt(8) == 0) {
                    items.add(items.get(at));
                } else {
                    items.set(at, mutated(items.get(at), depth - 1));
                }
                yield Tree.list(items);
            }
            case Tree.Obj _, Tree.Arr _, Tree.Text _, Tree.Int _, Tree.Real _, Tree.Bool _, Tree.Nil _ -> value();
        };
    }

    private Tree value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private void tryOut(String text) {
        var sources = List.of(new Source("a.json", text));
        var load = ManifestLoad.planAnew(sources);
        assertThat(load.findings())
                .as(text)
                .noneMatch(finding -> finding.message().key().equals("load.unforeseen"));
        if (load.hasErrors()) {
            assertThat(load.findings()).as(text).filteredOn(Finding::isError).allMatch(error -> error.line() > 0);
            refused++;
            return;
        }
        loaded++;
        var session = new Session(ManifestLoad.optionsFor(sources));
        load.apply(session);
        var end = session.now().plus(Duration.ofMinutes(5));
        int steps = 0;
        while (steps < MOST_STEPS && session.runNextUntil(end)) {
            steps++;
        }
        assertThat(steps).as(text).isLessThan(MOST_STEPS);
    }
}
