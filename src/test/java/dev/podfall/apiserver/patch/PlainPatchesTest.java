package dev.podfall.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.apiserver.schema.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPatchesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a: b} | {a: c} | {a: c}",
                "{a: b} | {b: c} | {a: b, b: c}",
                "{a: b} | {a: null} | {}",
                "{a: b, b: c} | {a: null} | {b: c}",
                "{a: [b]} | {a: c} | {a: c}",
                "{a: {b: c}} | {a: {b: d, c: null}} | {a: {b: d}}",
                "{a: [{b: c}]} | {a: [1]} | {a: [1]}",
                "{e: null} | {a: 1} | {a: 1, e: null}",
                "{} | {a: {bb: {ccc: null}}} | {a: {bb: {}}}",
            })
    void a_merge_patch(String document, String patch, String outcome) {
        assertThat(MergePatch.apply(Yaml.obj(document), Yaml.tree(patch))).isEqualTo(Yaml.obj(outcome));
    }

    @Test
    void a_merge_patch_that_is_made_of_two_documents_makes_one_of_the_other() {
        var before = Yaml.obj("{a: {b: 1, c: 2}, d: [1], e: x}");
        var after = Yaml.obj("{a: {b: 1, c: 3}, d: [2], f: y}");
        var patch = MergePatch.between(before, after);
        assertThat(patch).isEqualTo(Yaml.obj("{a: {c: 3}, d: [2], e: null, f: y}"));
        assertThat(MergePatch.apply(before, patch)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a: b} | [{op: add, path: /b, value: c}] | {a: b, b: c}",
                "{a: [1, 3]} | [{op: add, path: /a/1, value: 2}] | {a: [1, 2, 3]}",
                "{a: [1]} | [{op: add, path: /a/-, value: 2}] | {a: [1, 2]}",
                "{a: b, c: d} | [{op: remove, path: /c}] | {a: b}",
                "{a: [1, 2]} | [{op: remove, path: /a/0}] | {a: [2]}",
                "{a: [1, 2]} | [{op: remove, path: /a/-1}] | {a: [1]}",
                "{a: {b: 1}} | [{op: replace, path: /a/b, value: 2}] | {a: {b: 2}}",
                "{a: {b: 1}} | [{op: replace, path: /a/c, value: 2}] | {a: {b: 1, c: 2}}",
                "{a: {'x/y': 1, 'q~': 2}} | [{op: remove, path: /a/x~1y}, {op: replace, path: /a/q~0, value: 3}] | {a:"
                        + " {'q~': 3}}",
                "{a: {b: 1}} | [{op: move, from: /a/b, path: /c}] | {a: {}, c: 1}",
                "{a: {b: 1}} | [{op: copy, from: /a, path: /c}] | {a: {b: 1}, c: {b: 1}}",
                "{a: 1} | [{op: test, path: /a, value: 1}, {op: test, path: /b, value: null}] | {a: 1}",
            })
    void a_json_patch(String document, String patch, String outcome) {
        assertThat(JsonPatch.apply(Yaml.obj(document), Yaml.tree(patch))).isEqualTo(Yaml.obj(outcome));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{op: test, path: /a, value: 2}] | testing value /a failed: test failed",
                "[{op: remove, path: /x}] | error in remove for path: '/x': Unable to remove nonexistent key: x:"
                        + " missing value",
                "[{op: add, path: /x/y, value: 1}] | add operation does not apply: doc is missing path: \"/x/y\":"
                        + " missing value",
                "[{op: remove, path: /l/7}] | Unable to access invalid index: 7: invalid index referenced",
                "[{op: frob, path: /a}] | Unexpected kind: frob",
            })
    void a_json_patch_that_does_not_fit_is_unprocessable(String patch, String message) {
        assertThatThrownBy(() -> JsonPatch.apply(Yaml.obj("{a: 1, l: [1]}"), Yaml.tree(patch)))
                .isInstanceOfSatisfying(
                        PatchException.class,
                        e -> assertThat(e.answer()).isEqualTo(PatchException.Answer.UNPROCESSABLE))
                .hasMessage(message);
    }
}
