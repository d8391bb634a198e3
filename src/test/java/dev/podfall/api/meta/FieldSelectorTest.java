package dev.podfall.api.meta;

import static dev.podfall.api.meta.FieldSelector.Operator.EQUALS;
import static dev.podfall.api.meta.FieldSelector.Operator.NOT_EQUALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.podfall.api.meta.FieldSelector.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSelectorTest {

    @Test
    void readsTermsAndPutsThemInOrder() {
        assertThat(FieldSelector.parse("status.phase!=Running,spec.nodeName=n1,a==b,"))
                .isEqualTo(new FieldSelector(List.of(
                        new Term("a", EQUALS, "b"),
                        new Term("spec.nodeName", EQUALS, "n1"),
                        new Term("status.phase", NOT_EQUALS, "Running"))))
                .hasToString("a=b,spec.nodeName=n1,status.phase!=Running");
    }

    @Test
    void anEmptyTextSelectsEverything() {
        assertThat(FieldSelector.parse("")).isEqualTo(FieldSelector.EVERYTHING);
        assertThat(FieldSelector.EVERYTHING.isEmpty()).isTrue();
    }

    @Test
    void unescapesValuesAndEscapesThemAgain() {
        assertThat(FieldSelector.parse("message=a\\,b\\=c\\\\"))
                .isEqualTo(new FieldSelector(List.of(new Term("message", EQUALS, "a,b=c\\"))))
                .hasToString("message=a\\,b\\=c\\\\");
    }

    @Test
    void anAbsentFieldCountsAsEmpty() {
        var fields = Map.of("source", "kubelet");

        assertThat(FieldSelector.parse("source!=kubelet").matches(fields::get)).isFalse();
        assertThat(FieldSelector.parse("source=kubelet,spec.nodeName=").matches(fields::get))
                .isTrue();
        assertThat(FieldSelector.parse("spec.nodeName=n1").matches(fields::get)).isFalse();
        assertThat(FieldSelector.parse("spec.nodeName!=n1").matches(fields::get))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a=b,c|invalid selector: 'a=b,c'; can't understand 'c'",
                "a=b=c|invalid field selector: unescaped character in value: 61",
                "a=\\b|invalid field selector: invalid escape sequence: \\b",
                "a=b\\|invalid field selector: invalid escape sequence: \\",
            })
    void saysWhatIsWrong(String text, String error) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSelector.parse(text))
                .withMessage(error);
    }
}
