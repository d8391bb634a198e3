package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindTextTest {
    private static final String TEXT = "Agent agent, agentagent";

    @Test
    void placesFromLeftToRight() {
        assertThat(FindText.in(TEXT, "agent", false).starts()).containsExactly(0, 6, 13, 18);
        assertThat(FindText.in(TEXT, "agent", true).starts()).containsExactly(6, 13, 18);
        assertThat(FindText.in("aaaa", "aa", true).starts()).containsExactly(0, 2);
        assertThat(FindText.in(TEXT, "", false).isEmpty()).isTrue();
        assertThat(FindText.in("a", "ab", false).isEmpty()).isTrue();
    }

    @Test
    void roundAndRound() {
        var found = FindText.in(TEXT, "agent", false);
        assertThat(found.from(0)).isZero();
        assertThat(found.from(1)).isEqualTo(1);
        assertThat(found.from(19)).isZero();
        assertThat(found.before(6)).isZero();
        assertThat(found.before(0)).isEqualTo(3);
        assertThat(FindText.in(TEXT, "x", false).from(0)).isEqualTo(-1);
        assertThat(FindText.in(TEXT, "x", false).before(9)).isEqualTo(-1);
        assertThat(found.exactly(6, 11)).isEqualTo(1);
        assertThat(found.exactly(6, 10)).isEqualTo(-1);
    }

    @Test
    void allAtOnce() {
        assertThat(FindText.in(TEXT, "agent", true).replaceAll(TEXT, "$1")).isEqualTo("Agent $1, $1$1");
        assertThat(FindText.in(TEXT, "x", true).replaceAll(TEXT, "y")).isEqualTo(TEXT);
    }
}
