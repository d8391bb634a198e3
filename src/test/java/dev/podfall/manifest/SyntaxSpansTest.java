package dev.podfall.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxSpansTest {

    /** Each span as {@code kind(text)}, lines ended by {@code /}. */
    private static String spans(String text) {
        var lines = text.split("\n", -1);
        var out = new StringBuilder();
        var read = SyntaxSpans.of(text);
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            out.append(read.get(i).spans().stream()
                    .map(s -> s.kind().name().toLowerCase(Locale.ROOT) + "(" + line.substring(s.start(), s.end()) + ")")
                    .collect(Collectors.joining(" ")));
            out.append(i + 1 < lines.length ? " / " : "");
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: b | key(a) punctuation(:) string(b)",
                "a: b c # d | key(a) punctuation(:) string(b c) comment(# d)",
                "a: b#c | key(a) punctuation(:) string(b#c)",
                "# a: b | comment(# a: b)",
                "a: 12 | key(a) punctuation(:) number(12)",
                "a: 1.5e3 | key(a) punctuation(:) number(1.5e3)",
                "a: 100m | key(a) punctuation(:) string(100m)",
                "a: yes | key(a) punctuation(:) keyword(yes)",
                "a: ~ | key(a) punctuation(:) keyword(~)",
                "a: 2026-01-01 | key(a) punctuation(:) string(2026-01-01)",
                "a: agent:1.0 | key(a) punctuation(:) string(agent:1.0)",
                "a.b/c: x | key(a.b/c) punctuation(:) string(x)",
                "- a | punctuation(-) string(a)",
                "- - a: b | punctuation(-) punctuation(-) key(a) punctuation(:) string(b)",
                "-a | string(-a)",
                "a: - b | key(a) punctuation(:) string(- b)",
                "a: 'it''s' | key(a) punctuation(:) string('it''s')",
                "'a': \"b\\\"c\" | key('a') punctuation(:) string(\"b\\\"c\")",
                "a: {b: 1, c: [x, 'y']} | key(a) punctuation(:) punctuation({) key(b) punctuation(:) number(1)"
                        + " punctuation(,) key(c) punctuation(:) punctuation([) string(x) punctuation(,) string('y')"
                        + " punctuation(]) punctuation(})",
                "{\"a\":1,\"b\":null} | punctuation({) key(\"a\") punctuation(:) number(1) punctuation(,) key(\"b\")"
                        + " punctuation(:) keyword(null) punctuation(})",
                "a: &x b | key(a) punctuation(:) anchor(&x) string(b)",
                "<<: *x | key(<<) punctuation(:) anchor(*x)",
                "a: !!str 1 | key(a) punctuation(:) tag(!!str) number(1)",
                "--- | marker(---)",
                "--- # x | marker(---) comment(# x)",
                "... | marker(...)",
                "%YAML 1.1 | marker(%YAML 1.1)",
                "---a | string(---a)",
                "? a | punctuation(?) string(a)",
                "`` | ``",
            })
    void oneLine(String line, String expected) {
        assertThat(spans(line)).isEqualTo(expected);
    }

    @Test
    void blockText() {
        assertThat(spans("""
            a: |- # why
              x: 1

                # no remark
            b: >
            c: 1\
            """))
                .isEqualTo(
                        "key(a) punctuation(:) punctuation(|-) comment(# why) / string(x: 1) /  / string(# no remark) /"
                                + " key(b) punctuation(:) punctuation(>) / key(c) punctuation(:) number(1)");
    }

    @Test
    void blockTextBelowADash() {
        assertThat(spans("- k: |\n    x\n  l: 1\n- |\n x\n- z"))
                .isEqualTo("punctuation(-) key(k) punctuation(:) punctuation(|) / string(x) / key(l) punctuation(:)"
                        + " number(1) / punctuation(-) punctuation(|) / string(x) / punctuation(-) string(z)");
    }

    @Test
    void quotesOverSeveralLines() {
        assertThat(spans("a: \"x\n  y: z\n  end\" # c\nb: 1"))
                .isEqualTo("key(a) punctuation(:) string(\"x) / string(y: z) / string(end\") comment(# c) / key(b)"
                        + " punctuation(:) number(1)");
    }

    @Test
    void bracesOverSeveralLines() {
        assertThat(spans("{\n  \"a\": [\n    1\n  ]\n}\nb: c, d"))
                .isEqualTo("punctuation({) / key(\"a\") punctuation(:) punctuation([) / number(1) / punctuation(]) /"
                        + " punctuation(}) / key(b) punctuation(:) string(c, d)");
    }

    @Test
    void aMarkerEndsWhatIsBroken() {
        assertThat(spans("a: [x\n---\nb: c, d\ne: 'f\n---\ng: 1"))
                .isEqualTo("key(a) punctuation(:) punctuation([) string(x) / marker(---) / key(b) punctuation(:)"
                        + " string(c, d) / key(e) punctuation(:) string('f) / marker(---) / key(g) punctuation(:)"
                        + " number(1)");
    }

    @Test
    void anUnchangedStateMeansUnchangedLinesBelow() {
        var before = SyntaxSpans.line("a: 1", SyntaxSpans.State.START);
        var after = SyntaxSpans.line("a: 12", SyntaxSpans.State.START);
        var opened = SyntaxSpans.line("a: '12", SyntaxSpans.State.START);
        assertThat(after.end()).isEqualTo(before.end());
        assertThat(opened.end()).isNotEqualTo(before.end());
    }

    /** Whatever is typed: spans lie inside the line, in order, without overlap. */
    @Test
    void anythingGoes() {
        var pieces = "a,:, ,- ,#,',\",{,},[,],|,>,&,*,!,%,---,...,\\,1,true,é,\t,?".split(",", -1);
        long seed = 17;
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                seed = seed * 6364136223846793005L + 1442695040888963407L;
                int pick = (int) (seed >>> 33) % (pieces.length + 1);
                text.append(pick == pieces.length ? "\n" : pieces[pick]);
            }
            var lines = text.toString().split("\n", -1);
            var read = SyntaxSpans.of(text.toString());
            assertThat(read).hasSize(lines.length);
            for (int i = 0; i < lines.length; i++) {
                int last = 0;
                for (var span : read.get(i).spans()) {
                    assertThat(span.start()).as(text.toString()).isGreaterThanOrEqualTo(last);
                    assertThat(span.end()).isBetween(span.start() + 1, lines[i].length());
                    last = span.end();
                }
            }
        }
    }
}
