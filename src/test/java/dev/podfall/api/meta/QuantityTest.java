package dev.podfall.api.meta;

import static dev.podfall.api.meta.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.podfall.api.tree.Tree;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    static List<Map<String, Object>> vectors() throws IOException {
        return Vectors.read("quantities.jsonl");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersAsUpstreamDoes(Map<String, Object> line) {
        assertThat(answer(text(line, "text"))).isEqualTo(expected(line));
    }

    /** Around and beyond 64 bits; answers of k8s.io/apimachinery v0.36.2. */
    static List<Map<String, Object>> largeVectors() throws IOException {
        return Vectors.readAt("/dev/podfall/api/meta/large-quantities.jsonl");
    }

    @ParameterizedTest
    @MethodSource("largeVectors")
    void answersAsUpstreamDoesWhere64BitsDoNotSuffice(Map<String, Object> line) {
        assertThat(answer(text(line, "text"))).isEqualTo(expected(line));
    }

    @ParameterizedTest
    @CsvSource({
        "1e18, 1e18",
        "10000000000000000, 10P",
        "8Ei, 9223372036854775807",
        "1500u, 2m",
        "-1500u, -2m",
        "0.0005, 1m",
        "99999999999999999999999.0000001, 99999999999999999999999001m",
        "250m, 250m"
    })
    void roundsUpToAThousandthWithoutLosingSize(String text, String rounded) {
        assertThat(Quantity.parse(text).roundedUp(Quantity.MILLI)).hasToString(rounded);
    }

    @Test
    @Timeout(5)
    void refusesANumberThatNobodyCanComputeWith() {
        var digits = "7".repeat(1_000_000);

        for (var text : List.of(digits, digits + "Mi", "0." + digits, digits + "e3", "-" + digits + "m")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quantity.parse(text))
                    .withMessageStartingWith("quantities must have no more than 10000 digits, this one has 100000");
        }
        assertThat(Quantity.parse("0".repeat(1_000_000) + "1")).isEqualTo(Quantity.of(1));
    }

    private static Map<String, String> answer(String text) {
        var out = new LinkedHashMap<String, String>();
        try {
            var quantity = Quantity.parse(text);
            out.put("canonical", quantity.toString());
            out.put("value", Long.toString(quantity.value()));
            out.put("milliValue", Long.toString(quantity.milliValue()));
            out.put("sign", Integer.toString(quantity.sign()));
        } catch (IllegalArgumentException e) {
            out.put("error", e.getMessage());
        }
        return out;
    }

    private static Map<String, String> expected(Map<String, Object> line) {
        var out = new LinkedHashMap<String, String>();
        line.forEach((key, value) -> out.put(key, String.valueOf(value)));
        out.remove("text");
        return out;
    }

    @ParameterizedTest
    @CsvSource({
        "100m, 250m, 350m",
        "500m, 500m, 1",
        "4, 100m, 4100m",
        "64Mi, 1Gi, 1088Mi",
        "1Gi, 1G, 2073741824",
        "0, 1Gi, 1Gi",
        "1Gi, 0, 1Gi",
        "1Ki, 500m, 1024500m",
        "9223372036854775807, 1, 9223372036854775808",
        "100Ti, 100Ti, 200Ti",
    })
    void addsWithoutLoss(String a, String b, String sum) {
        assertThat(Quantity.parse(a).add(Quantity.parse(b))).hasToString(sum);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100m, 900m",
        "8Gi, 64Mi, 8128Mi",
        "100m, 1, -900m",
        "1Gi, 1Gi, 0",
        "0, 1Gi, -1Gi",
        "100Ti, 1Ki, 107374182399Ki",
    })
    void subtractsWithoutLoss(String a, String b, String difference) {
        assertThat(Quantity.parse(a).subtract(Quantity.parse(b))).hasToString(difference);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000m", "1Gi, 1024Mi", "1e3, 1k", "100Ti, 102400Gi", "0, 0Ki", "1.50, 1500m"})
    void isEqualByAmountWhateverTheFormat(String a, String b) {
        var left = Quantity.parse(a);
        var right = Quantity.parse(b);

        assertThat(left).isEqualTo(right).hasSameHashCodeAs(right).isEqualByComparingTo(right);
    }

    @ParameterizedTest
    @CsvSource({"999m, 1", "1G, 1Gi", "-1, 0", "99Ti, 100Ti", "1n, 1E", "9223372036854775807, 9223372036854775808"})
    void isOrderedByAmount(String less, String more) {
        assertThat(Quantity.parse(less)).isLessThan(Quantity.parse(more));
        assertThat(Quantity.parse(more)).isGreaterThan(Quantity.parse(less));
        assertThat(Quantity.parse(more).min(Quantity.parse(less))).isEqualTo(Quantity.parse(less));
        assertThat(Quantity.parse(more).max(Quantity.parse(less))).isEqualTo(Quantity.parse(more));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1.2.3", "1 Gi", "1m5k "})
    void tellsWhatAQuantityLooksLike(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse(text))
                .withMessage("quantities must match the regular expression"
                        + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1K", "1mi", "1m5", "1e", "1-", "1ee3"})
    void tellsThatASuffixIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse(text))
                .withMessage("unable to parse quantity's suffix");
    }

    @Test
    void survivesExponentsThatNobodyCanComputeWith() {
        var huge = Quantity.parse("1e2000000000");
        var tiny = Quantity.parse("1e-2000000000");

        assertThat(huge).isGreaterThan(Quantity.parse("1E"));
        assertThat(tiny).isEqualTo(Quantity.parse("1n"));
        assertThat(huge.add(tiny)).isGreaterThan(huge);
    }

    @Test
    void isMadeFromNumbers() {
        assertThat(Quantity.of(4)).hasToString("4");
        assertThat(Quantity.of(2_000)).hasToString("2k");
        assertThat(Quantity.ofBytes(2_048)).hasToString("2Ki");
        assertThat(Quantity.ofMilli(1_500)).hasToString("1500m");
        assertThat(Quantity.of(3).negate()).hasToString("-3");
    }

    @Test
    void isReadFromTextsAndNumbersOfADocument() {
        assertThat(Quantity.fromTree(Tree.text(" 64Mi "))).isEqualTo(Quantity.parse("64Mi"));
        assertThat(Quantity.fromTree(Tree.number(2))).isEqualTo(Quantity.of(2));
        assertThat(Quantity.fromTree(new Tree.Real(0.5))).isEqualTo(Quantity.ofMilli(500));
        assertThat(Quantity.fromTree(Tree.NIL)).isEqualTo(Quantity.ZERO);
        assertThat(Quantity.parse("1000m").toTree()).isEqualTo(Tree.text("1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.fromTree(Tree.TRUE))
                .withMessageStartingWith("quantities must match");
    }

    @Test
    void hasNoMoreThanTenThousandDigits() {
        assertThat(Quantity.parse("9".repeat(9_999))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse("9".repeat(1_000_000)))
                .withMessage("quantities must have no more than 10000 digits, this one has 1000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse("0." + "9".repeat(1_000_000) + "Ki"))
                .withMessage("quantities must have no more than 10000 digits, this one has 1000001");
    }
}
