package dev.podfall.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.podfall.api.tree.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {
    private static final Labels ZONE_A = Labels.of("zone", "a");

    private static LabelSelector expression(String key, String operator, String... values) {
        return new LabelSelector(Labels.of(), List.of(new LabelSelectorRequirement(key, operator, List.of(values))));
    }

    @ParameterizedTest
    @CsvSource({
        "zone, In, a, true",
        "zone, In, b, false",
        "disk, In, a, false",
        "zone, NotIn, a, false",
        "zone, NotIn, b, true",
        "disk, NotIn, a, true",
        "zone, Exists, , true",
        "disk, Exists, , false",
        "zone, DoesNotExist, , false",
        "disk, DoesNotExist, , true",
        "zone, Is, a, false",
    })
    void matchesByOperator(String key, String operator, String value, boolean matches) {
        var selector = value == null ? expression(key, operator) : expression(key, operator, value);

        assertThat(selector.matches(ZONE_A)).isEqualTo(matches);
    }

    @Test
    void allLabelsAndExpressionsMustHold() {
        var selector = new LabelSelector(ZONE_A, List.of(new LabelSelectorRequirement("disk", "Exists", List.of())));

        assertThat(selector.matches(ZONE_A)).isFalse();
        assertThat(selector.matches(ZONE_A.with("disk", "ssd"))).isTrue();
        assertThat(selector.matches(Labels.of("disk", "ssd"))).isFalse();
    }

    @Test
    void theEmptyOneSelectsEverythingAndTheAbsentOneNothing() {
        assertThat(LabelSelector.EMPTY.isEmpty()).isTrue();
        assertThat(LabelSelector.EMPTY.matches(ZONE_A)).isTrue();
        assertThat(LabelSelector.EMPTY.toSelector()).isEqualTo(Selector.EVERYTHING);
        assertThat(LabelSelector.selectorOf(null)).isEqualTo(Selector.NOTHING);
    }

    @Test
    void isReadFromAndWrittenToADocument() {
        var tree = Tree.builder()
                .put("matchLabels", Tree.obj("app", Tree.text("agent")))
                .put(
                        "matchExpressions",
                        Tree.list(
                                Tree.builder()
                                        .put("key", "zone")
                                        .put("operator", "In")
                                        .put("values", Tree.texts(List.of("b", "a")))
                                        .build(),
                                Tree.builder()
                                        .put("key", "disk")
                                        .put("operator", "Exists")
                                        .build()))
                .build();
        var selector = LabelSelector.fromTree(tree);

        assertThat(selector)
                .isEqualTo(new LabelSelector(
                        Labels.of("app", "agent"),
                        List.of(
                                new LabelSelectorRequirement("zone", "In", List.of("b", "a")),
                                new LabelSelectorRequirement("disk", "Exists", List.of()))));
        assertThat(selector.toTree()).isEqualTo(tree);
        assertThat(LabelSelector.EMPTY.toTree()).isEqualTo(Tree.obj());
    }

    @Test
    void isPrintedAsItsSelectorText() {
        var selector = new LabelSelector(
                Labels.of("app", "agent"), List.of(new LabelSelectorRequirement("zone", "NotIn", List.of("b", "a"))));

        assertThat(LabelSelector.format(selector)).isEqualTo("app=agent,zone notin (a,b)");
        assertThat(LabelSelector.format(LabelSelector.EMPTY)).isEqualTo("<none>");
        assertThat(LabelSelector.format(null)).isEqualTo("<none>");
        assertThat(LabelSelector.format(expression("zone", "Is", "a"))).isEqualTo("<error>");
    }

    @Test
    void saysWhatIsWrongWithAnExpression() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expression("zone", "Is", "a").toSelector())
                .withMessage("\"Is\" is not a valid label selector operator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expression("zone", "In").toSelector())
                .withMessage("values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expression("zone", "Exists", "a").toSelector())
                .withMessage("values: Invalid value: [\"a\"]: values set must be empty for exists and does not exist");
    }
}
