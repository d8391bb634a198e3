package dev.podfall.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermRowTest {
    @Test
    void kubernetesOwnWordsAreFoundInEveryLanguage() {
        assertThat(TermRow.in("NoExecute also takes every other pod; maxUnavailable does not."))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("NoExecute", Term.NO_EXECUTE, "maxUnavailable", Term.MAX_UNAVAILABLE));
        assertThat(TermRow.in("把污点改成NoSchedule，再看 k=v:NoExecute")).containsOnlyKeys("NoSchedule", "NoExecute");
        assertThat(TermRow.in("NoScheduler, nothing")).isEmpty();
    }

    @Test
    void columnsAreFoundAsKubectlWritesThem() {
        assertThat(TermRow.in("DESIRED 和 UP-TO-DATE 为 4")).containsOnlyKeys("DESIRED", "UP-TO-DATE");
        assertThat(TermRow.in("the desired state is Ready; A, CPU")).isEmpty();
    }

    @Test
    void misscheduledIsFoundAsTheWindowSaysIt() {
        assertThat(TermRow.in("None of its pods is misscheduled")).containsOnlyKeys("misscheduled");
        Words.use(Wording.of(Language.of("zh-CN").orElseThrow()));
        try {
            assertThat(TermRow.in("有几个 Pod 成为误调度？")).containsExactly(Map.entry("误调度", Term.MISSCHEDULED));
        } finally {
            Words.use(Wording.ENGLISH);
        }
    }
}
