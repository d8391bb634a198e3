package dev.podfall.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.text.Term;
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
}
