package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TryTest {
    @Test
    void commandsStandInTheCommentAtTheHeadAndWhatToLookAtBelowThem() {
        assertThat(Try.of("""
            # A story.
            #
            # Try:
            #   $ kubectl get ds
            #     DESIRED is 2: the third node
            #     is not wanted.
            #   $ kubectl cordon n1
            # And so on.
            #     This belongs to nothing.
            # $ wait 30s
            kind: Node
            #   $ kubectl delete node n1
            """))
                .containsExactly(
                        new Try("kubectl get ds", "DESIRED is 2: the third node is not wanted."),
                        new Try("kubectl cordon n1", ""),
                        new Try("wait 30s", ""));
    }

    @Test
    void aTextWithoutAnyHasNone() {
        assertThat(Try.of("")).isEmpty();
        assertThat(Try.of("kind: Node\n#   $ kubectl get ds\n")).isEmpty();
    }
}
