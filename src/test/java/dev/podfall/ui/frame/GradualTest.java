package dev.podfall.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class GradualTest {
    private final ArrayDeque<Runnable> worker = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private String said = "";

    /** Each part finds one letter more. */
    private Gradual<String, String> letters(Executor executor) {
        return new Gradual<>(executor, Runnable::run, this::part, answer -> !answer.endsWith("-"), shown::add);
    }

    private String part(String question) {
        said = question.substring(0, question.startsWith(said) ? Math.min(question.length(), said.length() + 1) : 1);
        return said.equals(question) ? said : said + "-";
    }

    @Test
    void partsAreShownAndOthersGetTheirTurnInBetween() {
        var letters = letters(worker::add);
        letters.ask("abc");
        assertThat(shown).isEmpty();
        while (!worker.isEmpty()) {
            assertThat(worker).hasSize(1);
            worker.remove().run();
        }
        assertThat(shown).containsExactly("a-", "ab-", "abc");
    }

    @Test
    void aNewerQuestionEndsAnOlderOne() {
        var letters = letters(worker::add);
        letters.ask("abc");
        worker.remove().run();
        letters.ask("xyz");
        letters.ask("xy");
        assertThat(worker).hasSize(1);
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
        assertThat(shown).containsExactly("a-", "x-", "xy");
    }

    @Test
    void aWorkerThatRunsAtOnceIsDoneAtOnceHoweverManyPartsThereAre() {
        var question = "a".repeat(20_000);
        letters(Runnable::run).ask(question);
        assertThat(shown).hasSize(20_000);
        assertThat(shown.getLast()).isEqualTo(question);
    }
}
