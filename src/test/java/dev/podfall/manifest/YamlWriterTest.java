package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    private static String yaml(String json) throws SyntaxError {
        return YamlWriter.write(JsonReader.parse(json));
    }

    private static String recorded(String name) {
        try (var in = Objects.requireNonNull(YamlWriterTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-daemonset.yaml", "recorded-controllerrevisions.yaml"})
    void whatKubectlPrintsComesBackByteForByte(String name) {
        var text = recorded(name);
        var reading = ManifestReader.read(name, text);
        assertThat(reading.findings()).isEmpty();
        assertThat(YamlWriter.write(reading.documents().getFirst().tree())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded-daemonset.yaml", "recorded-controllerrevisions.yaml"})
    void throughJsonAndBack(String name) {
        var tree =
                ManifestReader.read(name, recorded(name)).documents().getFirst().tree();
        var again = ManifestReader.read("f.json", JsonWriter.pretty(tree));
        assertThat(again.documents().getFirst().tree()).isEqualTo(tree);
    }

    @Test
    void structure() throws SyntaxError {
        assertThat(yaml("""
            {"m": {}, "l": [], "n": null, "b": true, "i": -1, "list": ["x", ["y", "z"], {"a": 1, "b": [2]},
            [], {}], "deep": {"deeper": {"k": "v"}}, "": ""}\
            """)).isEqualTo("""
                            "": ""
                            b: true
                            deep:
                              deeper:
                                k: v
                            i: -1
                            l: []
                            list:
                            - x
                            - - "y"
                              - z
                            - a: 1
                              b:
                              - 2
                            - []
                            - {}
                            m: {}
                            "n": null
                            """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain",
                "two words | two words",
                "a:b | a:b",
                "a#b | a#b",
                "agent:1.0 | agent:1.0",
                "$patch | $patch",
                "-x | -x",
                "?x | ?x",
                "é中 | é中",
                "<< | <<",
                "a\"b'c | a\"b'c",
                "1 | \"1\"",
                "1.5 | \"1.5\"",
                "1e3 | \"1e3\"",
                "0x1F | \"0x1F\"",
                "012 | \"012\"",
                "1_000 | \"1_000\"",
                "1:30 | \"1:30\"",
                "true | \"true\"",
                "on | \"on\"",
                "y | \"y\"",
                "~ | \"~\"",
                "null | \"null\"",
                ".inf | \".inf\"",
                "2026-01-01 | \"2026-01-01\"",
                "2026-01-01T00:00:00Z | \"2026-01-01T00:00:00Z\"",
                "`` | \"\"",
                "a: b | 'a: b'",
                "a: | 'a:'",
                "a #b | 'a #b'",
                "#a | '#a'",
                "- a | '- a'",
                "- | '-'",
                "? | '?'",
                "*a | '*a'",
                "&a | '&a'",
                "!a | '!a'",
                ">a | '>a'",
                "%a | '%a'",
                "@a | '@a'",
                "[a | '[a'",
                "{a | '{a'",
                ",a | ',a'",
                "'a' | '''a'''",
                "\"a\" | '\"a\"'",
                "--- | '---'",
                "` a` | ' a'",
                "`a ` | 'a '",
                "a\\\\b | a\\\\b",
                "a\\tb | \"a\\tb\"",
                "😀 | \"\\U0001F600\"",
            })
    void scalar(String text, String written) {
        var tree = Tree.obj("k", Tree.text(unescaped(text)));
        var out = YamlWriter.write(tree);
        assertThat(out).isEqualTo("k: " + (written.startsWith("\"") ? written : unescaped(written)) + "\n");
        assertThat(ManifestReader.read("f", out).documents().getFirst().tree()).isEqualTo(tree);
    }

    private static String unescaped(String text) {
        return text.startsWith("\"") ? text : text.translateEscapes();
    }

    @Test
    void bar() {
        assertThat(YamlWriter.write(Tree.obj("k", Tree.text("|a")))).isEqualTo("k: '|a'\n");
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "0.0001, 0.0001", "0.00001, 1e-05", "123456.5, 123456.5", "1234567.5, 1.2345675e+06"})
    void number(double value, String written) {
        assertThat(YamlWriter.write(Tree.obj("k", new Tree.Real(value)))).isEqualTo("k: " + written + "\n");
    }

    @Test
    void wholeFloat() {
        assertThat(YamlWriter.write(Tree.obj("k", new Tree.Real(1e6)))).isEqualTo("k: 1000000\n");
    }

    @Test
    void severalLines() throws SyntaxError {
        assertThat(yaml("""
            {"a": "x\\ny\\n", "b": "x\\ny", "c": "x\\n\\n", "d": " x\\ny", "e": "\\nx", "f": "x \\ny", "g": "x\\ty\\nz",
            "l": ["x\\ny\\n"], "h": "\\n"}\
            """)).isEqualTo("""
                            a: |
                              x
                              y
                            b: |-
                              x
                              y
                            c: |+
                              x

                            d: |2-
                               x
                              y
                            e: |2-

                              x
                            f: "x \\ny"
                            g: "x\\ty\\nz"
                            h: |2+

                            l:
                            - |
                              x
                              y
                            """);
    }

    @Test
    void longLinesAreFolded() throws SyntaxError {
        var words = "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) did not match Pod's node"
                + " affinity/selector. preemption: 0/3 nodes are available";
        var plain = words.replace(": ", " ");
        assertThat(YamlWriter.write(Tree.builder()
                        .put("message", words)
                        .put("plain", plain)
                        .put("tab", "\t" + plain)
                        .build()))
                .isEqualTo("""
                    message: '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) did
                      not match Pod''s node affinity/selector. preemption: 0/3 nodes are available'
                    plain: 0/3 nodes are available 1 node(s) had untolerated taint(s), 2 node(s) did not
                      match Pod's node affinity/selector. preemption 0/3 nodes are available
                    tab: "\\t0/3 nodes are available 1 node(s) had untolerated taint(s), 2 node(s) did
                      not match Pod's node affinity/selector. preemption 0/3 nodes are available"
                    """);
    }

    @Test
    void keysInNaturalOrder() throws SyntaxError {
        assertThat(yaml("{\"a10\":1,\"a2\":1,\"a.b\":1,\"ab\":1,\"A\":1,\"f:x\":1,\"10\":1,\"9\":1,\".\":1}"))
                .isEqualTo("""
                    .: 1
                    "9": 1
                    "10": 1
                    A: 1
                    a.b: 1
                    a2: 1
                    a10: 1
                    ab: 1
                    f:x: 1
                    """);
    }

    @Test
    void longAndManyLineKeys() throws SyntaxError {
        var longKey = "k".repeat(129);
        assertThat(yaml("{\"" + longKey + "\": {\"a\": 1, \"b\": 2}, \"x\\ny\": [1]}"))
                .isEqualTo("? " + longKey + "\n: a: 1\n  b: 2\n? |-\n  x\n  y\n: - 1\n");
    }

    @Test
    void documents() {
        assertThat(YamlWriter.write(List.of(Tree.obj("a", Tree.number(1)), Tree.text("x"), Tree.list())))
                .isEqualTo("a: 1\n---\nx\n---\n[]\n");
    }

    @Test
    void json() throws SyntaxError {
        assertThat(JsonWriter.pretty(
                        JsonReader.parse("{\"b\":{},\"a\":[1,{\"x\":\"<\\u00e9>\"},[]],\"c\":null,\"d\":[\"y\"]}")))
                .isEqualTo("""
                    {
                        "a": [
                            1,
                            {
                                "x": "\\u003cé\\u003e"
                            },
                            []
                        ],
                        "b": {},
                        "c": null,
                        "d": [
                            "y"
                        ]
                    }
                    """);
    }

    /** Numbers to the base of 60 in other readers' eyes, of any length. */
    @ParameterizedTest
    @CsvSource({
        "1:30, true",
        "1:3, true",
        "1:60, false",
        "1:5:59, true",
        "-1_0:00.5_, true",
        "+1:1., true",
        "1:1x, false",
        "a:1, false",
        "1.5:3, false",
        "1:123, false",
        "1::1, false"
    })
    void sexagesimalsStandInQuotes(String text, boolean quoted) {
        assertThat(YamlWriter.write(Tree.text(text))).isEqualTo(quoted ? '"' + text + "\"\n" : text + "\n");
    }

    @Test
    void aSexagesimalMayBeAsLongAsSomebodyLikes() {
        var text = "1:".repeat(100_000) + "1";
        assertThat(YamlWriter.write(Tree.text(text))).isEqualTo('"' + text + "\"\n");
    }
}
