package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import org.junit.jupiter.api.Test;

class SamplesTest {
    /** A language with one sample, in the tests' resources. */
    private static final Language ANOTHER = new Language("qps", "another");

    @Test
    void aSampleIsInTheLanguageThatHasIt() {
        var samples = Samples.all(ANOTHER);
        assertThat(samples).hasSameSizeAs(Samples.all(Language.ENGLISH));
        assertThat(samples.getFirst().file()).isEqualTo("01-first-daemonset.yaml");
        assertThat(samples.getFirst().name()).isEqualTo("第一个 DaemonSet");
        assertThat(samples.getFirst().note()).isEqualTo("每个节点一个 Pod。");
        assertThat(samples.getFirst().commands()).containsExactly("kubectl get ds");
    }

    @Test
    void whatALanguageLacksIsInEnglish() {
        var english = Samples.all(Language.ENGLISH);
        assertThat(Samples.all(ANOTHER).subList(1, english.size())).isEqualTo(english.subList(1, english.size()));
        assertThat(english.getFirst().name()).isEqualTo("First DaemonSet");
        assertThat(english.getFirst().note()).isEqualTo("one pod on every node.");
    }
}
