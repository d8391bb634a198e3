package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Mend;
import dev.podfall.language.Phrase;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

    private static Reading read(String text) {
        return ManifestReader.read("f.yaml", text);
    }

    private static List<String> json(String text) {
        var reading = read(text);
        assertThat(reading.findings()).isEmpty();
        return reading.documents().stream().map(d -> Json.writePlain(d.tree())).toList();
    }

    private static Finding only(String text) {
        var findings = read(text).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    @Nested
    class Documents {
        @Test
        void severalDocumentsEmptyOnesSkipped() {
            var reading = read("""
                # nothing here
                ---
                a: 1
                --- # the second
                ---

                ---
                null
                ---
                b: 2\
                """);
            assertThat(reading.findings()).isEmpty();
            assertThat(reading.documents())
                    .extracting(d -> d.index() + " " + d.tree())
                    .containsExactly("0 {\"a\":1}", "1 {\"b\":2}");
        }

        @Test
        void emptyText() {
            assertThat(json("")).isEmpty();
            assertThat(json("\n# only a remark\n")).isEmpty();
        }

        @Test
        void windowsLineEnds() {
            assertThat(json("a: x\r\n---\r\nb: |\r\n  y\r\n")).containsExactly("{\"a\":\"x\"}", "{\"b\":\"y\\n\"}");
        }

        @Test
        void separatorWithText() {
            assertThat(only("a: 1\n--- b: 2\n"))
                    .isEqualTo(new Finding(
                            Severity.ERROR,
                            "f.yaml",
                            2,
                            1,
                            "",
                            Upstream.says("invalid Yaml document separator: b: 2"),
                            Phrase.of("syntax.separator-alone")));
        }

        @Test
        void whatFollowsThreeDotsIsNotRead() {
            var reading = read("a: 1\n...\nb: 2\n");
            assertThat(reading.documents()).hasSize(1);
            assertThat(reading.findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "f.yaml:3:1: warning: what follows here is not read. kubectl separates documents by lines"
                                    + " of --- only. Put one above this line");
        }

        @Test
        void readsOnAfterABrokenDocument() {
            var reading = read("a: [\n---\nb: 2\n---\nc: }\n");
            assertThat(reading.documents()).extracting(d -> d.tree().toString()).containsExactly("{\"b\":2}");
            assertThat(reading.findings()).extracting(Finding::line).containsExactly(2, 5);
        }

        @Test
        void aDocumentIsAMap() {
            assertThat(only("- a\n- b\n").toString())
                    .isEqualTo("f.yaml:1:1: error: json: cannot unmarshal array into Go value of type"
                            + " unstructured.detector. A manifest is a map: begin with apiVersion and kind");
        }

        @Test
        void listsAreTakenApart() {
            var reading = read("""
                apiVersion: v1
                kind: List
                items:
                - kind: Node
                  metadata: {name: n1}
                - kind: PodList
                  items:
                  - kind: Pod
                    metadata:
                      name: p1
                """);
            var objects = reading.objects();
            assertThat(objects)
                    .extracting(o -> o.path() + " " + o.kind() + "/" + o.name())
                    .containsExactly("items[0] Node/n1", "items[1].items[0] Pod/p1");
            assertThat(objects.getLast().positions().value("metadata.name")).isEqualTo(new Position(10, 13));
        }
    }

    @Nested
    class Yaml {
        @Test
        void keysBecomeText() {
            assertThat(json("012: a\n1.0: b\nyes: c\n2026-01-01: d\n\"x y\": e\n"))
                    .containsExactly("{\"1\":\"b\",\"10\":\"a\",\"2026-01-01\":\"d\",\"true\":\"c\",\"x y\":\"e\"}");
        }

        @Test
        void quotedScalarsAreText() {
            assertThat(json("a: '1'\nb: \"true\"\nc: !!str 1\nd: ! 1\ne: |\n  1\nf: !!float 1\n"))
                    .containsExactly("{\"a\":\"1\",\"b\":\"true\",\"c\":\"1\",\"d\":\"1\",\"e\":\"1\\n\",\"f\":1}");
        }

        @Test
        void anchorsAndAliases() {
            assertThat(json("a: &x {k: [1, 2]}\nb: *x\nc: [*x]\n"))
                    .containsExactly("{\"a\":{\"k\":[1,2]},\"b\":{\"k\":[1,2]},\"c\":[{\"k\":[1,2]}]}");
        }

        @Test
        void mergeKeys() {
            assertThat(json("x: &x {a: 1, b: 1}\nw: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  c: 3\n"))
                    .containsExactly(
                            "{\"w\":{\"b\":2,\"c\":2},\"x\":{\"a\":1,\"b\":1},\"z\":{\"a\":1,\"b\":1,\"c\":3}}");
        }

        /** go-yaml v2 merges where the key stands, so it also replaces what was before it. */
        @Test
        void mergeReplacesWhatStandsBefore() {
            assertThat(json("x: &x {a: 1}\nz:\n  a: 2\n  <<: *x\n"))
                    .containsExactly("{\"x\":{\"a\":1},\"z\":{\"a\":1}}");
        }

        @Test
        void tabBetweenColonAndValue() {
            assertThat(json("a:\tx\nb: \t1\nc: |\n  y:\tz\n"))
                    .containsExactly("{\"a\":\"x\",\"b\":1,\"c\":\"y:\\tz\\n\"}");
        }

        @Test
        void keyGivenTwiceTheLastCounts() {
            var reading = read("spec:\n  image: a\n  labels: {}\n  image: b\n");
            assertThat(reading.documents().getFirst().tree().toString())
                    .isEqualTo("{\"spec\":{\"image\":\"b\",\"labels\":{}}}");
            assertThat(reading.hasErrors()).isFalse();
            assertThat(reading.findings())
                    .containsExactly(new Finding(
                                    Severity.WARNING,
                                    "f.yaml",
                                    4,
                                    3,
                                    "spec.image",
                                    Upstream.says("key \"image\" already set in map"),
                                    Phrase.of("text.duplicate-key.step", "2"))
                            .with(new Mend.RemoveAt(2, 3)))
                    .first()
                    .hasToString("f.yaml:4:3: warning: key \"image\" already set in map."
                            + " It is also given on line 2; the last one counts. Remove one of the two");
        }
    }

    /** The words are go-yaml's, its line numbers too; the place of the finding is where a reader looks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\nb c\\nd: 2\\n | 2:1 | yaml: line 3: could not find expected ':'",
                "a: b: c\\n | 1:5 | yaml: mapping values are not allowed in this context",
                "x: 1\\na: b: c\\n | 2:5 | yaml: line 2: mapping values are not allowed in this context",
                "a: [1, 2\\nb: 3\\n | 2:2 | yaml: line 1: did not find expected ',' or ']'",
                "a: {b: 1\\nc: 2\\n | 2:2 | yaml: line 1: did not find expected ',' or '}'",
                "a:\\n\\tb: 1\\n | 2:1 | yaml: line 2: found character that cannot start any token",
                "a: 'x\\n | 1:4 | yaml: line 2: found unexpected end of stream",
                "a: @x\\n | 1:4 | yaml: found character that cannot start any token",
                "a: *x\\n | 1:4 | yaml: unknown anchor 'x' referenced",
                "a: &x [*x]\\n | 1:8 | yaml: anchor 'x' value contains itself",
                "a:\\n  b: 1\\n c: 2\\n | 3:2 | yaml: line 2: did not find expected key",
                "a:\\n - b\\n- c\\n | 3:1 | yaml: line 2: did not find expected key",
                "<<: 1\\n | 1:5 | yaml: map merge requires map or sequence of maps as the value",
                "a: !!int x\\n | 1:4 | yaml: cannot decode !!str `x` as a !!int",
                "a: >\\n  \\tx\\n | 2:1 | yaml: line 2: found a tab character where an indentation space is expected",
                "a: .inf\\n | 1:4 | json: unsupported value: +Inf",
            })
    void syntaxError(String text, String place, String words) {
        var finding = only(text.translateEscapes());
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message().toString()).isEqualTo("error converting YAML to JSON: " + words);
        assertThat(finding.line() + ":" + finding.column()).isEqualTo(place);
        assertThat(finding.nextStep().toString()).isNotEmpty();
    }

    @Test
    void syntaxErrorNamesTheLineWhereItBegan() {
        assertThat(only("a: 1\n---\na: [1,\n 2\nb: 3\n").nextStep())
                .hasToString("Put a comma between the items of the list, or close it with ] (it begins on line 3)."
                        + " Here it is line 5: kubectl counts lines otherwise");
    }

    @Test
    void syntaxErrorInALaterDocument() {
        var finding = only("a: 1\n---\nb: 2\nc\nd: 3\n");
        assertThat(finding.toString())
                .isEqualTo(
                        "f.yaml:4:1: error: error converting YAML to JSON: yaml: line 3: could not find expected ':'."
                                + " Write the line as 'key: value', with a colon and a blank."
                                + " Here it is line 4: kubectl counts lines otherwise");
    }

    @Nested
    class JsonText {
        @Test
        void valuesOneAfterTheOther() {
            assertThat(json("{\"a\": 1}\n{\"b\": [true, null, 1.5, 2.0]}"))
                    .containsExactly("{\"a\":1}", "{\"b\":[true,null,1.5,2]}");
        }

        @Test
        void positions() {
            var document = read("{\n  \"a\": {\n    \"b\": [1,\n      2]\n  }\n}\n")
                    .documents()
                    .getFirst();
            assertThat(document.positions().find("a.b[1]").best()).isEqualTo(new Position(4, 7));
            assertThat(document.positions().key("a.b")).isEqualTo(new Position(3, 5));
        }

        @Test
        void jsonThenYaml() {
            assertThat(json("{\"a\": 1}\n---\nb: 2\n")).containsExactly("{\"a\":1}", "{\"b\":2}");
        }

        @Test
        void bracesMayBeYaml() {
            assertThat(json("{a: 1, b: [x]}\n")).containsExactly("{\"a\":1,\"b\":[\"x\"]}");
        }

        @Test
        void brokenAsBoth() {
            assertThat(only("{\"a\": 1,\n \"b\" 2}"))
                    .isEqualTo(new Finding(
                            Severity.ERROR,
                            "f.yaml",
                            2,
                            6,
                            "",
                            Upstream.says("json: offset 15: invalid character '2' after object key"),
                            Phrase.of("syntax.colon-missing")));
        }

        @Test
        void cutOff() {
            assertThat(only("{\"a\": {\"b\": 1}").toString())
                    .isEqualTo(
                            "f.yaml:1:15: error: unexpected EOF. Close what is open: a quote, a bracket or a brace is"
                                    + " missing");
        }

        @Test
        void keyGivenTwice() {
            var reading = read("{\"a\": {\"b\": 1, \"b\": 2}}");
            assertThat(reading.documents().getFirst().tree().toString()).isEqualTo("{\"a\":{\"b\":2}}");
            assertThat(reading.findings())
                    .extracting(f -> f.severity() + " " + f.path() + " " + f.column())
                    .containsExactly("WARNING a.b 16");
        }
    }

    @Nested
    class Limits {
        @Test
        void tooLong() {
            var reading = ManifestReader.read("big.yaml", "a: 123456", new ReadLimits(8, 100, 10));
            assertThat(reading.findings())
                    .extracting(Finding::toString)
                    .containsExactly(
                            "big.yaml:1:1: error: the text has 9 characters, the limit is 8. Split it into several files,"
                                    + " or export fewer objects");
        }

        @Test
        void tooDeep() {
            assertThat(only("[".repeat(1_000_000)).message())
                    .hasToString("error converting YAML to JSON: yaml: exceeded max depth of 100");
            assertThat(only("- ".repeat(100_000)).message())
                    .hasToString("error converting YAML to JSON: yaml: exceeded max depth of 100");
            assertThat(only("{\"a\":".repeat(200_000)).message()).hasToString("exceeded max depth");
        }

        @Test
        void aHundredLevelsAreFine() {
            assertThat(json("a: " + "[".repeat(99) + "]".repeat(99))).hasSize(1);
        }

        /** Each level is ten times the one before: a billion values in a few lines. */
        @Test
        void billionLaughs() {
            var text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
            for (int i = 1; i < 10; i++) {
                text.append("a%d: &a%d [".formatted(i, i))
                        .append("*a%d,".formatted(i - 1).repeat(10))
                        .append("]\n");
            }
            var finding = only(text.toString());
            assertThat(finding.message().toString())
                    .isEqualTo("error converting YAML to JSON: yaml: document contains excessive aliasing");
            assertThat(finding.line()).isEqualTo(4);
        }

        /** Not big when expanded, but deeper than anybody could walk. */
        @Test
        void ladderOfAliases() {
            var text = new StringBuilder("a0: &a0 [x]\n");
            for (int i = 1; i < 500; i++) {
                text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
            }
            assertThat(only(text.toString()).message())
                    .hasToString("error converting YAML to JSON: yaml: exceeded max depth of 100");
        }

        @Test
        void manyWarnings() {
            var reading = ManifestReader.read("f.yaml", "a: 1\n".repeat(20), new ReadLimits(1000, 10, 3));
            assertThat(reading.findings())
                    .extracting(finding -> finding.message().toString())
                    .containsExactly(
                            "key \"a\" already set in map",
                            "key \"a\" already set in map",
                            "key \"a\" already set in map",
                            "16 more warnings of this kind");
        }

        @Test
        void manyErrors() {
            var reading = ManifestReader.read("f.yaml", "}\n---\n".repeat(20), new ReadLimits(1000, 10, 3));
            assertThat(reading.findings())
                    .extracting(f -> f.line() + " " + f.message())
                    .containsExactly(
                            "1 error converting YAML to JSON: yaml: did not find expected node content",
                            "3 error converting YAML to JSON: yaml: did not find expected node content",
                            "5 error converting YAML to JSON: yaml: did not find expected node content",
                            "7 too many errors, the rest is not read");
        }

        @Test
        void controlCharacters() {
            assertThat(only("a: 1\nb: \u0001\n").toString())
                    .startsWith("f.yaml:2:4: error: error converting YAML to JSON: yaml: control characters are not"
                            + " allowed");
        }
    }

    @Test
    void severalSources() {
        var load = SplitSources.read(List.of(
                new Source("a.yaml", "kind: Node\n---\nkind: PodList\nitems: [{kind: Pod}]\n"),
                new Source("b.json", "{\"kind\": \"DaemonSet\"}"),
                new Source("c.yaml", "x: [")));
        assertThat(load.objects())
                .extracting(o -> o.source() + " " + o.index() + " " + o.kind())
                .containsExactly("a.yaml 0 Node", "a.yaml 1 Pod", "b.json 0 DaemonSet");
        assertThat(load.hasErrors()).isTrue();
        assertThat(load.findings()).extracting(Finding::source).containsExactly("c.yaml");
    }

    /** SnakeYAML does not foresee them. */
    @ParameterizedTest
    @ValueSource(strings = {"\\U00110000", "\\UFFFFFFFF"})
    void anEscapeOfNoCharacterIsSaidToBeSo(String escape) {
        var finding = ManifestReader.read("a.yaml", "a: 1\nb: {name: \"" + escape + "\"}\n")
                .findings()
                .getFirst();
        assertThat(finding.message().toString()).endsWith("line 2: found invalid Unicode character escape code");
        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.column()).isBetween(11, 21);
        assertThat(finding.nextStep().toString()).isNotEmpty();
    }

    @Test
    void whatIsNoCharacterIsToldAfterWhatIsWrongFarAboveIt() {
        var text = "a: b: c\n" + "# remark\n".repeat(1_000) + "d: \u0007\n";
        assertThat(ManifestReader.read("a.yaml", text)
                        .findings()
                        .getFirst()
                        .message()
                        .toString())
                .contains("mapping values are not allowed");
        assertThat(ManifestReader.read("a.yaml", text.substring(8))
                        .findings()
                        .getFirst()
                        .line())
                .isEqualTo(1_001);
    }
}
