package dev.podfall.apiserver.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.language.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictDecoderTest {

    record Answer(String document, String toNew, String toPatched) {
        @Override
        public String toString() {
            return document;
        }
    }

    static Stream<Answer> answers() throws IOException {
        try (var in = StrictDecoderTest.class.getResourceAsStream("decoding.txt")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n")).filter(t -> t.startsWith("IN")).map(StrictDecoderTest::answer);
        }
    }

    private static Answer answer(String block) {
        var lines = block.strip().split("\n");
        var patched = lines.length > 2 ? lines[2].replaceFirst("PATCHs? ", "") : "";
        return new Answer(lines[0].substring(5), lines[1], patched);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void says_what_the_api_server_says(Answer answer) {
        var document = Yaml.obj(answer.document());
        var kind = Kind.of(document.text("apiVersion", ""), document.text("kind", ""));
        var decoded = StrictDecoder.decode(kind, document);
        if (answer.toNew().startsWith("OK")) {
            assertThat(decoded.problems()).isEmpty();
            assertThat(decoded.tree())
                    .hasToString(withoutNulls(Yaml.tree(answer.toNew().substring(5)), kind)
                            .toString());
        } else {
            assertThat(decoded.detail()).isEqualTo(answer.toNew().substring(5));
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void says_what_the_api_server_says_to_the_outcome_of_a_patch(Answer answer) {
        var document = Yaml.obj(answer.document());
        var kind = Kind.of(document.text("apiVersion", ""), document.text("kind", ""));
        var decoded = PatchedDecoder.decode(kind, document);
        if (answer.toPatched().isEmpty()) {
            assertThat(decoded.problems()).noneMatch(p -> !p.message().contains("number 3000000000"));
        } else {
            assertThat(decoded.detail()).isEqualTo(answer.toPatched());
        }
    }

    /** The decoder leaves nulls out, but for what is kept as it is. */
    private static Tree withoutNulls(Tree tree, Kind kind) {
        return switch (tree) {
            case Tree.Obj obj -> {
                var out = Tree.builder();
                obj.forEach((k, v) -> {
                    if (kind == Kind.CONTROLLER_REVISION && k.equals("data")) {
                        out.put(k, v);
                    } else if (!(v instanceof Tree.Nil)) {
                        out.put(k, withoutNulls(v, kind));
                    }
                });
                yield out.build();
            }
            case Tree.Arr arr ->
                Tree.list(arr.items().stream().map(t -> withoutNulls(t, kind)).toList());
            case Tree other -> other;
        };
    }

    @Test
    void every_problem_is_told_with_its_place_and_a_next_step() {
        var decoded = StrictDecoder.decode(Kind.DAEMON_SET, Yaml.obj("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {labels: {a.b/c: 1}}
            spec:
              template:
                spec:
                  tolerance: []
                  containers:
                  - {imagePullpolicy: Always, resources: {limits: {cpu: much}}}
            """));
        assertThat(decoded.problems())
                .containsExactly(
                        new Problem(
                                "metadata.labels[a.b/c]",
                                Problem.What.WRONG_TYPE,
                                "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type"
                                        + " string",
                                Phrase.of("value.quote.step", "1"),
                                new Mend.Quote()),
                        new Problem(
                                "spec.template.spec.containers[0].imagePullpolicy",
                                Problem.What.UNKNOWN_FIELD,
                                "unknown field \"spec.template.spec.containers[0].imagePullpolicy\"",
                                Phrase.of("suggestion", "imagePullPolicy"),
                                new Mend.Rename("imagePullPolicy")),
                        new Problem(
                                "spec.template.spec.containers[0].resources.limits.cpu",
                                Problem.What.BAD_VALUE,
                                "quantities must match the regular expression"
                                        + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
                                Phrase.of("value.amount.step"),
                                Mend.NOTHING),
                        new Problem(
                                "spec.template.spec.tolerance",
                                Problem.What.UNKNOWN_FIELD,
                                "unknown field \"spec.template.spec.tolerance\"",
                                Phrase.of("suggestion", "tolerations"),
                                new Mend.Rename("tolerations")));
    }

    @Test
    void a_refused_document_is_a_bad_request() {
        var decoded = StrictDecoder.decode(Kind.DAEMON_SET, Yaml.obj("spec: {replicas: 3}"));
        assertThatThrownBy(decoded::orThrow).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.status().code()).isEqualTo(400);
            assertThat(e.status().message())
                    .isEqualTo("DaemonSet in version \"v1\" cannot be handled as a DaemonSet: "
                            + "strict decoding error: unknown field \"spec.replicas\"");
        });
    }

    @Test
    void a_dump_may_have_fields_that_are_not_known_here() {
        var decoded =
                StrictDecoder.decodeLenient(Kind.NODE, Yaml.obj("{spec: {new: 1, unschedulable: true}, more: 2}"));
        assertThat(decoded.ok()).isTrue();
        assertThat(decoded.tree().at("spec")).hasToString("{\"unschedulable\":true}");
        assertThat(StrictDecoder.decodeLenient(Kind.NODE, Yaml.obj("{spec: {unschedulable: 3}}"))
                        .ok())
                .isFalse();
    }

    @Test
    void the_table_knows_every_type_that_it_mentions() {
        assertThat(Kind.simulated())
                .allSatisfy(kind -> assertThat(Schema.of(kind).fields()).isNotEmpty());
        for (var struct : Schema.structs()) {
            for (var field : struct.fields()) {
                Schema.below(field.type());
            }
        }
    }
}
