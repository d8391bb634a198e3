package dev.podfall.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Wording CHINESE = Wording.of(Language.of("zh-cn").orElseThrow());

    private static Wording english(String pattern) {
        var sentences = new java.util.TreeMap<>(Wording.ENGLISH.sentences());
        sentences.put("test", pattern);
        return new Wording(Language.ENGLISH, sentences);
    }

    @Test
    void placesAreFilled() {
        assertThat(english("{0} isn't on {1}").of("test", "agent", "n1")).isEqualTo("agent isn't on n1");
    }

    @Test
    void numbersAndPluralsFollowTheLanguage() {
        var words = english("{0,plural,=0{no nodes} one{# node} other{# nodes}}");
        assertThat(List.of(words.of("test", 0), words.of("test", 1), words.of("test", 1234)))
                .containsExactly("no nodes", "1 node", "1,234 nodes");
        assertThat(CHINESE.of("status.nodes", 1234)).isEqualTo("1,234 个节点");
    }

    @Test
    void listsAreJoinedAsTheLanguageDoesIt() {
        var names = Phrase.names(List.of("a", "b", "c"));
        assertThat(english("on {0}").of("test", names)).isEqualTo("on a, b, c");
        assertThat(english("on {0}").of("test", Phrase.all(List.of("a", "b", "c"))))
                .isEqualTo("on a, b, and c");
        assertThat(CHINESE.say(new Phrase("", List.of(names)))).isEqualTo("a、b、c");
    }

    @Test
    void durationsHaveTheirTwoLargestUnits() {
        assertThat(List.of(300, 30_000, 90_000, 120_000, 330_000, 3_600_000, 5_400_000, 90_000_000).stream()
                        .map(millis -> Wording.ENGLISH.say(Duration.ofMillis(millis))))
                .containsExactly("300ms", "30s", "90s", "2m", "5m30s", "1h", "1h30m", "1d1h");
        assertThat(CHINESE.say(Duration.ofSeconds(330))).isEqualTo("5 分钟 30 秒");
    }

    @Test
    void phrasesStandInsideOfPhrases() {
        var words = english("because {0}");
        assertThat(words.say(Phrase.of("test", Phrase.of("test", Phrase.verbatim("NoSchedule")))))
                .isEqualTo("because because NoSchedule");
    }

    @Test
    void clausesAreOursThoughTheyHaveNoKeyTogether() {
        var clauses = Phrase.clauses(List.of(Phrase.of("passed.no-name"), Phrase.of("passed.no-ports")));
        assertThat(clauses.isVerbatim()).isFalse();
        assertThat(Wording.ENGLISH.say(clauses)).isEqualTo("names no node; asks for no host ports");
        assertThat(Phrase.NONE.isVerbatim()).isTrue();
        assertThat(Phrase.verbatim("Ready").isVerbatim()).isTrue();
    }

    @Test
    void whatKubernetesSaysIsTheSameInEveryLanguage() {
        var said = Phrase.verbatim("0/3 nodes are available: {x}");
        assertThat(CHINESE.say(said)).isEqualTo(Wording.ENGLISH.say(said)).isEqualTo("0/3 nodes are available: {x}");
        assertThat(Phrase.verbatim("")).isEqualTo(Phrase.NONE);
    }

    @Test
    void aSentenceThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new Wording(Language.ENGLISH, Map.of()).of("no.such"))
                .hasMessageContaining("no.such")
                .hasMessageContaining("languages/en");
    }
}
