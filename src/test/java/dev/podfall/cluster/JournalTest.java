package dev.podfall.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A journal as a text. */
class JournalTest {
    private final Session session =
            Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60).session();

    @Test
    void saysInEnglishWhatWasDoneAndWhy() {
        assertThat(session.journal().text())
                .contains(" user: create node n1\n")
                .contains(" daemonset-controller: sync default/agent\n")
                .containsPattern("    # agent makes agent-\\w+ for n1: it should run a pod and has none\n")
                .containsPattern("    # Successfully assigned default/agent-\\w+ to n1\n");
    }

    /** What Kubernetes itself says stays as it is. */
    @Test
    void saysItInTheWordsThatItIsGiven() {
        var sentences = new TreeMap<>(Wording.ENGLISH.sentences());
        sentences.putAll(Map.of(
                "command.create",
                "[{1} ({0}) is made]",
                "decision.pod.create.named",
                "[for {2}, because {3}: {1}]",
                "decision.pod.create.none-there",
                "[none is there]"));
        assertThat(session.journal().text(new Wording(Language.ENGLISH, sentences)))
                .contains(" user: [n1 (node) is made]\n")
                .containsPattern("    # \\[for n1, because \\[none is there]: agent-\\w+]\n")
                .containsPattern("    # Successfully assigned default/agent-\\w+ to n1\n");
    }
}
