package dev.podfall.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** Revisions, ports, lines and exit codes are not counted: nobody writes port 8,080. */
    @Test
    void aNumberThatIsANameStandsAsItIs() {
        var words = english("line {0}, {1,plural,one{# pod of revision {2}} other{# pods of revision {2}}}");
        assertThat(words.of("test", 1200, 1234, 4321L)).isEqualTo("line 1200, 1,234 pods of revision 4321");
        assertThat(CHINESE.of("timeline.dot", 1234L, "agent-1", "app:1")).isEqualTo("修订版本 1234 · agent-1 · app:1");
        assertThat(Wording.ENGLISH.of("editor.finding.spoken", 1234, "x")).isEqualTo("Line 1234: x");
        assertThat(Wording.ENGLISH.of("verdict.evicts-in", 3600L)).isEqualTo("evicts in 3600s");
        assertThat(Wording.ENGLISH.say(Phrase.of("text.too-long", 3_000_001, 3_000_000)))
                .isEqualTo("the text has 3,000,001 characters, the limit is 3,000,000");
    }

    @Test
    void manyThingsAreJoinedInTheirOrder() {
        var names = IntStream.range(0, 15_000).mapToObj(i -> "n" + i).toList();
        assertThat(Wording.ENGLISH.say(new Phrase("", List.of(Phrase.names(names)))))
                .isEqualTo(String.join(", ", names));
        var links = names.stream().map(Phrase::verbatim).toList();
        assertThat(Wording.ENGLISH.say(Phrase.chain("status.size", links))).isEqualTo(String.join(" · ", names));
        assertThat(Phrase.chain("status.size", List.of())).isEqualTo(Phrase.NONE);
    }

    /** ICU's formats are not for many threads at once; a {@link Wording} is. */
    @Test
    void manyThreadsSayTheSameSentencesAtOnce() {
        var words = english("{0,plural,one{# pod} other{# pods}} of {1}");
        assertThat(IntStream.range(0, 20_000)
                        .parallel()
                        .filter(i -> !words.of("test", 1000 + i % 9000, "n" + i)
                                .equals(String.format(Locale.ROOT, "%,d pods of n%d", 1000 + i % 9000, i)))
                        .count())
                .isZero();
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
