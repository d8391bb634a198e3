package dev.podfall.kubectl.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Tree;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.SyntaxError;
import org.junit.jupiter.api.Test;

/** As kubectl v1.36.2 printed it with {@code -o kyaml}. */
class KyamlWriterTest {
    private static String written(String yaml) throws SyntaxError {
        var out = new StringBuilder();
        KyamlWriter.write((Tree.Obj) ManifestReader.parse(yaml), null, out);
        return out.toString();
    }

    @Test
    void mapsListsAndTexts() throws SyntaxError {
        assertThat(written("""
            a: {b: 1, c: true, d: null, e: {}, f: []}
            args: [x, "1", ""]
            items: [{name: a}, {name: b}]
            """)).isEqualTo("""
            ---
            {
              a: {
                b: 1,
                c: true,
                d: null,
                e: {},
                "f": [],
              },
              args: [
                "x",
                "1",
                "",
              ],
              items: [{
                name: "a",
              }, {
                name: "b",
              }],
            }
            """);
    }

    @Test
    void keysThatCouldBeSomethingElseAreQuoted() throws SyntaxError {
        assertThat(written("""
            "y": 1
            "1.5": 1
            a.b/c-d: 1
            -a: 1
            "0x1": 1
            "2020-01-01": 1
            a b: 1
            no_: 1
            """)).isEqualTo("""
                    ---
                    {
                      "-a": 1,
                      "0x1": 1,
                      "1.5": 1,
                      "2020-01-01": 1,
                      "a b": 1,
                      a.b/c-d: 1,
                      no_: 1,
                      "y": 1,
                    }
                    """);
    }

    @Test
    void linesAreFolded() throws SyntaxError {
        assertThat(written("a: \"one\\n  two\\n\"")).isEqualTo("""
            ---
            {
              a: "\\
                 one\\n\\
                \\  two\\n\\
                ",
            }
            """);
    }
}
