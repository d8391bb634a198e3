package dev.podfall.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what apimachinery v0.36.2 made of random DaemonSets and of hand-made patches. */
class StrategicMergePatchTest {

    static Stream<String> vectors() throws IOException {
        try (var in = StrategicMergePatchTest.class.getResourceAsStream("strategic.jsonl")) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n"));
        }
    }

    private static Tree run(Tree.Obj question) {
        var original = question.obj("original");
        return switch (question.text("op", "")) {
            case "apply" -> StrategicMergePatch.apply(Kind.DAEMON_SET, original, question.obj("patch"));
            case "twoWay" -> StrategicMergePatch.twoWay(Kind.DAEMON_SET, original, question.obj("modified"));
            case "threeWay" ->
                StrategicMergePatch.threeWay(
                        Kind.DAEMON_SET, original, question.obj("modified"), question.obj("current"));
            default -> throw new IllegalArgumentException(question.toString());
        };
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answers_as_upstream(String line) {
        var question = Yaml.obj(line);
        var error = question.text("error");
        if (error == null) {
            assertThat(run(question)).hasToString(String.valueOf(question.get("result")));
        } else {
            assertThatThrownBy(() -> run(question))
                    .isInstanceOf(PatchException.class)
                    .hasMessage(error);
        }
    }

    @Test
    void a_rollback_replaces_the_template_whole() {
        var set = Yaml.obj("spec: {minReadySeconds: 1, template: {metadata: {labels: {a: b}}, spec: {hostPID: true}}}");
        var patch = Yaml.obj("spec: {template: {$patch: replace, spec: {hostIPC: true}}}");
        assertThat(StrategicMergePatch.apply(Kind.DAEMON_SET, set, patch))
                .isEqualTo(Yaml.obj("spec: {minReadySeconds: 1, template: {spec: {hostIPC: true}}}"));
    }

    @Test
    void what_is_wrong_with_a_patch_decides_the_answer() {
        var patch = Yaml.obj("metadata: {$retainKeys: 3}");
        assertThatThrownBy(() -> StrategicMergePatch.apply(Kind.POD, Tree.obj("metadata", Tree.obj()), patch))
                .isInstanceOfSatisfying(
                        PatchException.class,
                        e -> assertThat(e.asApiException().status().code()).isEqualTo(400));
    }
}
