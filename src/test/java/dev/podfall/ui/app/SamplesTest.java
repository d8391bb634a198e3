package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.ui.manifest.Try;
import dev.podfall.ui.text.Words;
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
        assertThat(english.getFirst().note()).isEqualTo("One pod on every node.");
    }

    /** A command without a word on what is to be seen then teaches little. */
    @Test
    void everyCommandOfASampleSaysWhatToLookAtInEveryLanguage() {
        for (var language : Language.all()) {
            Words.use(Wording.of(language));
            try {
                assertThat(Samples.all())
                        .allSatisfy(sample -> assertThat(Try.of(sample.source().text()))
                                .as(sample.file())
                                .isNotEmpty()
                                .allSatisfy(suggested ->
                                        assertThat(suggested.look()).isNotBlank()));
            } finally {
                Words.use(Wording.ENGLISH);
            }
        }
    }
}
