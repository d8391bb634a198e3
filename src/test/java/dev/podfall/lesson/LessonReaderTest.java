package dev.podfall.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.manifest.Source;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in a lesson's file has a place, a reason, and a next step. */
class LessonReaderTest {
    private static final String RIGHT =
            Objects.requireNonNull(Bundled.lesson("07-noschedule-stays")).text();

    private static ReadLesson read(String text) {
        return LessonReader.read(new Source("07-noschedule-stays.yaml", text));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "hints: | hint: | 96:1: error: hint is no key here. Maybe hints?",
                "brief: | breif: | error: breif is no key here. Maybe brief?",
                "format: 1 | format: 2 | 2:9: error: 2 is none of the words that may stand here. Maybe 1?",
                "unit: taints | unit: tains | 3:7: error: tains is none of the words that may stand here. Maybe taints?",
                "minutes: 8 | minutes: eight | 4:10: error: eight cannot be read here. Write a whole number",
                "lesson: 07-noschedule-stays | lesson: 07-no-schedule | 1:9: error: the lesson is called 07-no-schedule, its file 07-noschedule-stays. Write lesson: 07-noschedule-stays, or rename the file",
                "kind: tiles | kind: tile | error: tile is none of the words that may stand here. Maybe tiles?",
                "after: 60s | after: a minute | error: a minute cannot be read here. Write it as 90s or 5m",
                "of: desired | of: desird | error: desird is none of the words that may stand here. Maybe desired?",
                "- id: stale | - id: stays | error: stays is there twice. Give each its own",
                "fails: [gone, settled] | fails: [gon, settled] | error: there is no goal gon. Maybe gone?",
                "stop: stays | stop: stay | error: there is no prediction stay. Maybe stays?",
                "answer: stays | answer: perhaps | error: there is no choice perhaps. Write one of stays, goes",
                "{same: {of: ds/fluent-bit, node: [worker-1, worker-3]}} | {sane: {of: ds/fluent-bit}} | error: sane is no key here. Maybe same?",
                "{never: {nodes: {taint: \".*:NoExecute\"}}} | {never: {would: {do: [wait 1s], that: {nodes: {}}}}} | error: would is asked of the present only: nothing can be tried at each moment of the past. Put it beside, with all",
                "{taint: \".*:NoExecute\"} | {taint: \"(\"} | error: ( is no regular expression. Put a backslash before signs that are meant as they are",
                "count: 0} | count: none} | error: none cannot be read here. Write a number, or one behind >=, <=, >, < or !=",
                "zh-CN: worker-2 上没有 fluent-bit Pod} | fr: rien} | error: fr is no key here. Write one of en, zh-CN",
                ", zh-CN: worker-2 上没有 fluent-bit Pod} | } | error: this is not said in zh-CN, which the lesson speaks elsewhere. Add zh-CN; only commands, numbers and names are the same in every language",
                "nodes: [{name: worker-1}, | sample: 99-nothing} # | error: ",
                "{name: worker-2} | {name: worker-1} | error: worker-1 is there twice. Give each its own",
                "expect: 3 | expect: three | error: three cannot be read here. Write a whole number",
                "expect: 3 | expect: 2 | error: 2 is expected, and said to be wrong. Remove one of the two",
            })
    void aMistakeIsSaidWithItsPlace(String was, String is, String said) {
        assertThat(RIGHT).contains(was);
        var changed = RIGHT.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is));
        var read = read(changed);
        assertThat(read.lesson()).isNull();
        assertThat(read.findings().getFirst().toString())
                .startsWith("07-noschedule-stays.yaml:")
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource({"title", "learn", "brief", "recap", "start", "task", "hints", "solution", "wrong", "lesson", "unit"})
    void whatHasToBeThereIsMissed(String key) {
        var without = RIGHT.replaceFirst("(?ms)^" + key + ":.*?(?=^[a-z])", "");
        var read = read(without);
        assertThat(read.lesson()).isNull();
        assertThat(read.findings()).anyMatch(finding -> finding.toString().contains("Add " + key));
    }

    @Test
    void everyScalarIsText() {
        var read = read(RIGHT.replace("maintenance=now", "maintenance=yes").replace("id: goes", "id: no"));
        assertThat(read.findings()).isEmpty();
        assertThat(Objects.requireNonNull(read.lesson()).recalls().getFirst().options())
                .extracting(Lesson.Option::id)
                .containsExactly("stays", "no");
    }

    @Test
    void aKeyThatIsGivenTwiceIsAMistake() {
        assertThat(read(RIGHT + "recap: again\n").findings())
                .anyMatch(finding -> finding.toString().contains("recap is given twice"));
    }

    @Test
    void whatIsNoLessonIsSaid() {
        assertThat(LessonReader.isLesson(new Source("x", "# A\n\nlesson: x\n"))).isTrue();
        assertThat(LessonReader.isLesson(new Source("x", "apiVersion: v1\n"))).isFalse();
        assertThat(read("- a\n").findings().getFirst().toString()).contains("here a map has to stand");
        assertThat(read("a: [\n").findings()).hasSize(1);
        assertThat(read("").findings()).hasSize(1);
    }

    @Test
    void aTextInOneLanguageNeedsNoOther() {
        var english = RIGHT.replaceAll(", zh-CN: (\"[^\"]*\"|[^}]*)\\}", "}").replaceAll("(?m)^ *zh-CN:.*\n", "");
        assertThat(english).doesNotContain("zh-CN");
        assertThat(read(english).findings()).isEmpty();
    }
}
