package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsTest {
    private static final String TEXT = """
        # a remark
        apiVersion: apps/v1
        metadata:
          labels: {app: x, a.b/c: y}
          annotations:
            note: "😀" # two units
            "quoted key": |
              text
        spec:
          template:
            spec:
              containers:
              - name: agent
                image: agent:1.0
              -
                image: other
          shared: &s
            k: v
          again: *s
        """;

    private static final Positions POSITIONS =
            ManifestReader.read("f.yaml", TEXT).documents().getFirst().positions();

    @ParameterizedTest
    @CsvSource({
        "apiVersion, 2:1, 2:13",
        "metadata.labels, 4:3, 4:11",
        "metadata.labels.app, 4:12, 4:17",
        "metadata.labels[app], 4:12, 4:17",
        "metadata.labels[a.b/c], 4:20, 4:27",
        "metadata.labels.a.b/c, 4:20, 4:27",
        "metadata.annotations.note, 6:5, 6:11",
        "metadata.annotations[quoted key], 7:5, 7:19",
        "spec.template.spec.containers, 12:7, 13:7",
        "spec.template.spec.containers[0], 13:9, 13:9",
        "spec.template.spec.containers[0].image, 14:9, 14:16",
        "spec.template.spec.containers[1].image, 16:9, 16:16",
        "spec.shared.k, 18:5, 18:8",
        "spec.again, 19:3, 19:10",
        "spec.again.k, 18:5, 18:8",
    })
    void fieldThatExists(String path, String key, String value) {
        var found = POSITIONS.find(path);
        assertThat(found.exact()).isTrue();
        assertThat(found.path()).isEqualTo(path);
        assertThat(found.key()).hasToString(key);
        assertThat(found.value()).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "spec.template.spec.tolerance, spec.template.spec, 11:5",
        "spec.template.spec.containers[0].ports[2].name, spec.template.spec.containers[0], 13:9",
        "spec.template.spec.containers[7], spec.template.spec.containers, 12:7",
        "spec.template.spec.containers[x], spec.template.spec.containers, 12:7",
        "metadata.labels[nope], metadata.labels, 4:3",
        "apiVersion.x, apiVersion, 2:1",
        "status, '', 2:1",
        "'', '', 2:1",
    })
    void nearestParent(String path, String parent, String place) {
        var found = POSITIONS.find(path);
        assertThat(found.path()).isEqualTo(parent);
        assertThat(found.best()).hasToString(place);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, ''",
        "2, 1, apiVersion",
        "4, 22, metadata.labels[a.b/c]",
        "8, 4, metadata.annotations[quoted key]",
        "14, 12, spec.template.spec.containers[0].image",
        "9, 1, spec",
    })
    void pathAtAPlace(int line, int column, String path) {
        assertThat(POSITIONS.pathAt(new Position(line, column))).isEqualTo(path);
    }

    @Test
    void afterCharactersOfTwoUnits() {
        var document = ManifestReader.read("f", "a: 😀\nb: '😀' \nc: [😀, x]\n")
                .documents()
                .getFirst();
        assertThat(document.positions().value("c[1]")).isEqualTo(new Position(3, 9));
    }

    @Test
    void linesAreCountedFromTheFirstDocument() {
        var documents = ManifestReader.read("f", "a: 1\n---\n# x\nb:\n  c: 2\n").documents();
        assertThat(documents.getLast().positions().value("b.c")).isEqualTo(new Position(5, 6));
    }

    @Test
    void findingAtAField() {
        var document =
                ManifestReader.read("f", "spec:\n  replicas: 3\n").documents().getFirst();
        assertThat(Finding.at(
                        document,
                        Severity.ERROR,
                        "spec.replicas",
                        Upstream.says("unknown field \"spec.replicas\""),
                        Phrase.of("suggestion", "paused")))
                .hasToString("f:2:13: error: unknown field \"spec.replicas\". Maybe paused?");
        assertThat(Finding.at(
                        document,
                        Severity.ERROR,
                        "spec.template.spec",
                        Upstream.says("spec.template.spec: Required value"),
                        Phrase.NONE))
                .hasToString("f:1:1: error: spec.template.spec: Required value");
    }
}
