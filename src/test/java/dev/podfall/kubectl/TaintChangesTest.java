package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases of upstream's TestReorganizeTaints, TestParseTaints and TestTaint. */
class TaintChangesTest {
    private static final Taint FOO = Taint.of("foo", "bar", TaintEffect.NO_SCHEDULE);
    private static final Taint FOO_2 = Taint.of("foo_2", "bar_2", TaintEffect.NO_SCHEDULE);

    private static TaintChanges.Outcome apply(List<Taint> before, boolean overwrite, String... words) {
        return TaintChanges.parse(List.of(words)).applyTo("node-name", before, overwrite);
    }

    @Test
    void noChangesWithOverwriteIsTrue() {
        assertThat(apply(List.of(FOO), true)).isEqualTo(new TaintChanges.Outcome(List.of(FOO), "modified"));
    }

    @Test
    void noChangesWithOverwriteIsFalse() {
        assertThat(apply(List.of(FOO), false)).isEqualTo(new TaintChanges.Outcome(List.of(FOO), "untainted"));
    }

    @Test
    void addsNewTaint() {
        assertThat(apply(List.of(FOO), false, "foo_1:NoExecute"))
                .isEqualTo(
                        new TaintChanges.Outcome(List.of(Taint.of("foo_1", TaintEffect.NO_EXECUTE), FOO), "tainted"));
    }

    @Test
    void removesTaint() {
        assertThat(apply(List.of(FOO), false, "foo:NoSchedule-"))
                .isEqualTo(new TaintChanges.Outcome(List.of(), "untainted"));
    }

    @Test
    void addNewTaintAndRemoveTaint() {
        assertThat(apply(List.of(FOO), false, "foo_1:NoExecute", "foo-"))
                .isEqualTo(new TaintChanges.Outcome(List.of(Taint.of("foo_1", TaintEffect.NO_EXECUTE)), "modified"));
    }

    @Test
    void overwritesTaintWithDifferentValue() {
        assertThat(apply(List.of(FOO, FOO_2), true, "foo=barz:NoSchedule"))
                .isEqualTo(new TaintChanges.Outcome(
                        List.of(Taint.of("foo", "barz", TaintEffect.NO_SCHEDULE), FOO_2), "modified"));
    }

    @Test
    void nodeHasTwoTaintsWithTheSameKeyButDifferentEffectRemoveAllByKey() {
        var both =
                List.of(Taint.of("dedicated", TaintEffect.NO_SCHEDULE), Taint.of("dedicated", TaintEffect.NO_EXECUTE));
        assertThat(apply(both, false, "dedicated-").taints()).isEmpty();
        assertThat(apply(both, false, "dedicated:NoExecute-").taints()).containsExactly(both.getFirst());
    }

    @Test
    void removeTaintThatDoesNotExist() {
        assertThatThrownBy(() -> apply(List.of(FOO), false, "zzz-")).hasMessage("taint \"zzz\" not found");
        assertThatThrownBy(() -> apply(List.of(FOO), false, "foo:NoExecute-"))
                .hasMessage("taint \"foo:NoExecute\" not found");
    }

    @Test
    void cantUpdateExistingTaintOnTheNodeSinceOverwriteFlagIsNotSet() {
        assertThatThrownBy(() -> apply(List.of(FOO, FOO_2), false, "foo=x:NoSchedule", "foo_2=x:NoSchedule"))
                .hasMessage(
                        "node node-name already has foo,foo_2 taint(s) with same effect(s) and --overwrite is false");
    }

    @Test
    void badTaintSpecs() {
        assertThatThrownBy(() -> TaintChanges.parse(List.of("foo=bar:NoSchedule:x")))
                .hasMessage("invalid taint spec: foo=bar:NoSchedule:x");
        assertThatThrownBy(() -> TaintChanges.parse(List.of("foo=bar=baz:NoSchedule")))
                .hasMessage("invalid taint spec: foo=bar=baz:NoSchedule");
        assertThatThrownBy(() -> TaintChanges.parse(List.of("foo:Sometimes")))
                .hasMessage("invalid taint effect: Sometimes, unsupported taint effect");
        assertThatThrownBy(() -> TaintChanges.parse(List.of("foo=abc:NoSchedule", "foo=def:NoSchedule")))
                .hasMessage("duplicated taints with the same key and effect: {foo def NoSchedule <nil>}");
    }

    @Test
    void canNotBothModifyAndRemove() {
        assertThat(TaintChanges.parse(List.of("x=y:NoSchedule", "x-")).conflicts())
                .containsExactly("x=");
        assertThat(TaintChanges.parse(List.of("x=y:NoSchedule", "x:NoSchedule-"))
                        .conflicts())
                .containsExactly("x=NoSchedule");
        assertThat(TaintChanges.parse(List.of("x=y:NoSchedule", "x:NoExecute-")).conflicts())
                .isEmpty();
    }
}
