package dev.podfall.apiserver.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.apiserver.schema.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what structured-merge-diff v6 made of the same objects. */
class ComparisonTest {

    static Stream<String> vectors() throws IOException {
        try (var in = ComparisonTest.class.getResourceAsStream("compared.jsonl")) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void finds_the_same_fields(String line) {
        var question = Yaml.obj(line);
        var kind = Kind.of(question.text("apiVersion", ""), question.text("kind", ""));
        var before = question.get("before") instanceof Tree.Obj o
                ? StrictDecoder.decode(kind, o).tree()
                : null;
        var comparison = Comparison.of(
                kind, before, StrictDecoder.decode(kind, question.obj("after")).tree());
        assertThat(comparison.set().toTree()).hasToString(question.obj("set").toString());
        assertThat(comparison.removed().toTree())
                .hasToString(question.obj("removed").toString());
    }
}
