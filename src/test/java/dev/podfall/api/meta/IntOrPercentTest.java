package dev.podfall.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.podfall.api.tree.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntOrPercentTest {

    static List<Map<String, Object>> vectors() throws IOException {
        return Vectors.read("intorpercent.jsonl");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void scalesAsUpstreamDoes(Map<String, Object> line) {
        var tree = Vectors.value(line, "value") instanceof Integer count
                ? Tree.number(count)
                : Tree.text(Vectors.text(line, "value"));

        assertThat(IntOrPercent.fromTree(tree).scaledRoundedUp(Vectors.number(line, "total")))
                .isEqualTo(Vectors.number(line, "roundedUp"));
        assertThat(IntOrPercent.fromTree(tree).toTree()).isEqualTo(tree);
    }

    @Test
    void anyPercentageOfOneNodeRoundsUpToOne() {
        assertThat(IntOrPercent.percent(1).scaledRoundedUp(1)).isEqualTo(1);
        assertThat(IntOrPercent.percent(0).scaledRoundedUp(1)).isZero();
        assertThat(IntOrPercent.percent(99).scaledRoundedDown(1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "%", "5", "-5%", "5 %", ""})
    void keepsATextThatIsNoPercentageAndCountsItAsNothing(String text) {
        var value = IntOrPercent.fromTree(Tree.text(text));

        assertThat(value.isInvalid()).isTrue();
        assertThat(value.isPercent()).isFalse();
        assertThat(value.isZero()).isTrue();
        assertThat(value.toTree()).isEqualTo(Tree.text(text));
    }

    @Test
    void refusesToScaleATextThatIsNoPercentage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntOrPercent.Text("half").scaledRoundedUp(3))
                .withMessage("invalid value for IntOrString: invalid type: string is not a percentage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntOrPercent.Text("half%").scaledRoundedUp(3))
                .withMessage("invalid value for IntOrString: invalid value \"half%\": strconv.Atoi: parsing \"half\":"
                        + " invalid syntax");
    }

    @Test
    void knowsWhatValidationAsks() {
        assertThat(IntOrPercent.of(0).isZero()).isTrue();
        assertThat(IntOrPercent.percent(0).isZero()).isTrue();
        assertThat(IntOrPercent.of(-1).number()).isEqualTo(-1);
        assertThat(IntOrPercent.of(150).isMoreThanHundredPercent()).isFalse();
        assertThat(IntOrPercent.percent(150).isMoreThanHundredPercent()).isTrue();
        assertThat(IntOrPercent.percent(100).isMoreThanHundredPercent()).isFalse();
        assertThat(new IntOrPercent.Text("99999999999999999999%").isMoreThanHundredPercent())
                .isTrue();
    }

    @Test
    void refusesOtherTrees() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntOrPercent.fromTree(Tree.TRUE))
                .withMessage("true is neither a 32 bit integer nor a string such as \"25%\"");
    }
}
