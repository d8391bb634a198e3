package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader says what the thorough one says, or nothing. */
class BlockReaderTest {

    private static @Nullable Built quick(String text) {
        return BlockReader.read(text, 0, text.length(), ReadLimits.STANDARD, Notes.SILENT);
    }

    private static Built thorough(String text) throws SyntaxError {
        return Objects.requireNonNull(YamlComposer.compose(text, 0, ReadLimits.STANDARD, Notes.SILENT));
    }

    private static String places(@Nullable Place place) {
        return place == null
                ? "-"
                : Arrays.toString(place.keys())
                        + Arrays.toString(place.values())
                        + Arrays.stream(place.children())
                                .map(BlockReaderTest::places)
                                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b\n",
                "a:\nb: 1\nc:\n  d: true\n",
                "a:\n- b\n- c: d\n  e: f\n- - g\n  - h\n-\n- i\n",
                "a:\n  - b\n  - {}\n  - []\nc: ~\n",
                "- a: 1\n-\n  b: 2\n",
                "# r\n\na: b # r\n  # r\n\nb: 'c' # r\n",
                "\"a\": 'it''s'\n'b c': \"d\\n\\te\\\\\"\n",
                "f:x: 1\nk:{\"y\":\"z\"}: {}\na.b/c: d\n",
                "a: |\n  b\n\n   c\n  # d\ne: |-\n  f\n\ng: |+\n  h\n\n\ni: 1\n",
                "a:\n- |\n  b\n- |-\n  c\n",
                "a: b\n  c\n  d\ne: 'f\n  g'\nh: \"i\n  j\\n\\ k\"\n",
                "a: 1\na: 2\n",
                "a: 2026-01-01\nb: 1:30\nc: agent:1.0\nd: é中\n",
            })
    void plainDocuments(String text) throws SyntaxError {
        var quick = Objects.requireNonNull(quick(text), "not read quickly");
        var thorough = thorough(text);
        assertThat(quick.tree()).isEqualTo(thorough.tree());
        assertThat(places(quick.place())).isEqualTo(places(thorough.place()));
        assertThat(quick.height()).isEqualTo(thorough.height());
        assertThat(quick.size()).isEqualTo(thorough.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "{a: b}",
                "a: {b: c}",
                "a: [b]",
                "a: &x b",
                "a: *x",
                "a: !!str b",
                "<<: b",
                "1: a",
                "yes: a",
                "? a",
                "a: >\n  b",
                "a: |2\n   b",
                "a: \"\\u00e9\"",
                "a:\tb",
                "a: b\r\n",
                "a: b\n\n  c",
                "a: b: c",
                "a: 'b",
                "a: b\n c: d",
                "a:\n  b: c\n d: e",
                "- a\nb: c",
                "a: b\n...\nc: d",
                "a: .inf",
                "a: \u0001",
            })
    void everythingElseIsLeftToTheThoroughReader(String text) {
        assertThat(quick(text)).isNull();
    }

    /** Maps and lists of every kind of text, written as kubectl writes them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenIsReadTheSame(long seed) throws SyntaxError {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            var tree = Tree.obj("r", anything(random, 4)).with("s", anything(random, 3));
            var text = YamlWriter.write(tree);
            var thorough = thorough(text);
            assertThat(Json.write(thorough.tree())).as(text).isEqualTo(Json.write(tree));
            var quick = quick(text);
            if (quick != null) {
                assertThat(quick.tree()).as(text).isEqualTo(tree);
                assertThat(places(quick.place())).as(text).isEqualTo(places(thorough.place()));
            }
        }
    }

    private static final String[] WORDS = {
        "a",
        "app",
        "x y",
        "a: b",
        "it's",
        "q\"q",
        "m\nn",
        "m\nn\n",
        " lead\nx",
        "m\n\n\nn\n",
        "1",
        "true",
        "",
        "#h",
        "- x",
        "é",
        "null",
        "x:y",
        "-",
        "a\\b",
        "m \nn",
        "m\n\tn\n",
        "x\n\n",
        "tab\there",
        "a line that is rather long and will have to be folded somewhere beyond eighty columns of text",
        "a line: that is rather long and will have to be folded somewhere beyond eighty   columns of text"
    };

    private static Tree anything(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 10);
        switch (kind) {
            case 0, 1, 2 -> {
                return Tree.text(WORDS[random.nextInt(WORDS.length)]);
            }
            case 3 -> {
                return Tree.number(random.nextInt(1000));
            }
            case 4 -> {
                return random.nextBoolean() ? Tree.NIL : Tree.TRUE;
            }
            case 5, 6, 7 -> {
                var out = Tree.obj();
                for (int i = random.nextInt(4); i > 0; i--) {
                    out = out.with("k" + WORDS[random.nextInt(9)], anything(random, depth - 1));
                }
                return out;
            }
            default -> {
                var out = new ArrayList<Tree>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    out.add(anything(random, depth - 1));
                }
                return Tree.list(out);
            }
        }
    }
}
