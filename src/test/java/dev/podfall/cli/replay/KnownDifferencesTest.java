package dev.podfall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownDifferencesTest {
    private static final String DIFF = """
        $ kubectl get ds
        --- recorded
        +++ here
        @@ -1,1 +1,1 @@
        -a
        +b
        """;

    private final KnownDifferences known = new KnownDifferences("# About this file.\n\n# Why: no reason.\n" + DIFF);

    @Test
    void aDifferenceIsKnownByWhatItSaysNotByItsFileOrLine() {
        assertThat(known.takes("anywhere.txt:17: " + DIFF)).isTrue();
        assertThat(known.missing()).isEmpty();
    }

    @Test
    void eachIsKnownOnce() {
        assertThat(known.takes("a.txt:17: " + DIFF)).isTrue();
        assertThat(known.takes("b.txt:17: " + DIFF)).isFalse();
    }

    @Test
    void anythingElseIsNotKnown() {
        assertThat(known.takes("a.txt:17: " + DIFF.replace("+b", "+c"))).isFalse();
        assertThat(known.missing()).containsExactly(DIFF);
    }

    /** A recorded answer has no command: its place ends the line. */
    @Test
    void anAnswersDifferenceIsKnownByItsTextAlone() {
        var answers = DIFF.substring(DIFF.indexOf('\n') + 1);

        assertThat(new KnownDifferences("# Why: no reason.\n" + answers).takes("a.jsonl:3: \n" + answers))
                .isTrue();
    }
}
