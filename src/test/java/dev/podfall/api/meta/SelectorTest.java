package dev.podfall.api.meta;

import static dev.podfall.api.meta.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SelectorTest {

    static List<Map<String, Object>> vectors() throws IOException {
        return Vectors.read("selectors.jsonl");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersAsUpstreamDoes(Map<String, Object> line) {
        var text = text(line, "selector");
        if (line.containsKey("error")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Selector.parse(text))
                    .withMessage(text(line, "error"));
        } else {
            var selector = Selector.parse(text);
            assertThat(selector).hasToString(text(line, "canonical"));
            assertThat(selector.matches(labels(line))).isEqualTo(Vectors.value(line, "matches"));
        }
    }

    @SuppressWarnings("unchecked")
    private static Labels labels(Map<String, Object> line) {
        return Labels.of((Map<String, String>) Vectors.value(line, "labels"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a b|unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
                "a,|found '', expected: identifier after ','",
                "!|unable to parse requirement: found '', expected: identifier",
                "a=b c|found 'c', expected: ',' or 'end of string'",
                "a in b|unable to parse requirement: found 'b' expected: '('",
                "a in (=)|unable to parse requirement: found '=', expected: ',', ')' or identifier",
                "a==(|unable to parse requirement: found '(', expected: identifier",
                "a>b|unable to parse requirement: values[0]: Invalid value: \"b\": for 'Gt', 'Lt' operators, the value"
                        + " must be an integer",
                "a>=3|unable to parse requirement: found '=', expected: identifier",
            })
    void saysWhatIsWrong(String text, String error) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.parse(text))
                .withMessage(error);
    }

    @Test
    void checksKeysAndValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.parse("-a"))
                .withMessage("unable to parse requirement: <nil>: Invalid value: \"-a\": "
                        + LabelRules.qualifiedName("-a").getFirst());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selector.parse("a in (b,-c)"))
                .withMessage("unable to parse requirement: values[0][a]: Invalid value: \"-c\": "
                        + LabelRules.labelValue("-c").getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x in (foo,,baz),y,z notin ()|x in (,baz,foo),y,z notin ()",
                "in=in|in=in",
                "notin in (in,notin)|notin in (in,notin)",
                " a  =  b |a=b",
                "b,a|a,b",
                "a in (,)|a in ()",
                "a in (,b)|a in (,b)",
            })
    void hasACanonicalText(String text, String canonical) {
        assertThat(Selector.parse(text)).hasToString(canonical);
    }

    @Test
    void theEmptyTextSelectsEverything() {
        assertThat(Selector.parse("")).isEqualTo(Selector.EVERYTHING);
        assertThat(Selector.EVERYTHING.isEmpty()).isTrue();
        assertThat(Selector.EVERYTHING.matches(Labels.of())).isTrue();
        assertThat(Selector.NOTHING.isEmpty()).isFalse();
        assertThat(Selector.NOTHING.matches(Labels.of())).isFalse();
    }

    @Test
    void isMadeFromLabels() {
        assertThat(Selector.of(Labels.of(Map.of("b", "2", "a", "1")))).isEqualTo(Selector.parse("a=1,b=2"));
    }
}
