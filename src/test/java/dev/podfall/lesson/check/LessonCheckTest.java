package dev.podfall.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.LessonReader;
import dev.podfall.manifest.Source;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson that promises what it does not keep is refused, with the place and the reason. */
class LessonCheckTest {
    private static final String RIGHT =
            Objects.requireNonNull(Bundled.lesson("07-noschedule-stays")).text();

    private static LessonCheck.Result check(String text) {
        return LessonCheck.of(LessonReader.read(new Source("07-noschedule-stays.yaml", text)), 1);
    }

    @Test
    void aRightOneIsRight() {
        var result = check(RIGHT);
        assertThat(result.isRight()).isTrue();
        assertThat(result.answers())
                .extracting(Object::toString)
                .containsExactly("stays: worker-1, worker-2, worker-3", "stale: 3", "woken: 1");
    }

    private static final String FIRST =
            "- en: What does the controller do when a pod is missing on a node that it may not use?";
    private static final String COMMAND =
            "kubectl delete pod -l app=fluent-bit --field-selector spec.nodeName=worker-2";

    private static String withHints(String first, String third) {
        return RIGHT.replace(FIRST, "- en: " + first).replace("\nsolution:", third + "\nsolution:");
    }

    @Test
    void hintsLeadStepByStep() {
        assertThat(RIGHT).contains(FIRST);
        assertThat(check(withHints("Try " + COMMAND, "")).findings())
                .singleElement()
                .asString()
                .contains("this hint gives the command away, and is not the last: " + COMMAND)
                .contains("Ask a question first");
        assertThat(check(withHints(
                                "The taint keeps the next pod away. The one that is there has to be asked to leave.",
                                ""))
                        .findings())
                .singleElement()
                .asString()
                .contains("hint 2 says what one before it says");
        assertThat(check(withHints("Why?", "\n- kubectl and a taint")).findings())
                .extracting(Object::toString)
                .anyMatch(said -> said.contains("the last hint names no command"));
    }

    @Test
    void theLastHintLeadsThere() {
        var way = "\n- |\n  $ kubectl taint node worker-2 a=b:NoSchedule\n";
        assertThat(check(withHints("Why?", way + "  $ " + COMMAND)).findings()).isEmpty();
        assertThat(check(withHints("Why?", way)).findings())
                .extracting(Object::toString)
                .anyMatch(said -> said.contains("the goal settled does not hold after this"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                // An answer that is false.
                "expect: [worker-1, worker-2, worker-3] | expect: [worker-2] | it comes to worker-1, worker-2, worker-3, not worker-2. Mend expect, or what is asked",
                // A goal that a shortcut meets.
                "that: {never: {nodes: {taint: \".*:NoExecute\"}}} | that: {nodes: {}} | this way meets all goals. Add a goal that says what must not happen",
                // Another goal than the one that is said to fail.
                "fails: [present] | fails: [gently] | the goal gently holds after this; those that do not are present",
                // A goal that the right way does not meet.
                "desired: 2, ready: 2 | desired: 1, ready: 2 | the goal settled does not hold after this: daemonset default/fluent-bit: expected desired=1, but it is 2. Mend the way, or the goal",
                // A way that is recognised where it is not gone.
                "seen: {nodes: {named: worker-2, taint: \".*:NoExecute\"}} | seen: {nodes: {named: worker-2}} | this is seen on a right way too, that of line ",
                "seen: {nodes: {named: worker-2, taint: \".*:NoExecute\"}} | seen: {nodes: {named: worker-9}} | this is never seen on this way: nodes (named worker-9): there are none, wanted >= 1",
                // A line that is none.
                "- kubectl taint node worker-2 maintenance=now:NoSchedule | - kubectl tain node worker-2 a=b:NoSchedule | kubectl tain node worker-2 a=b:NoSchedule fails: ",
                // A manifest that is refused.
                "selector: {matchLabels: {app: fluent-bit}} | selector: {matchLabels: {app: other}} | `selector` does not match template `labels`",
                "- {answer: 2, says: | - {answer: 4, says: | ",
                // What is not there.
                "- {answer: [worker-1, worker-3], says: | - {answer: [worker-1, worker-9], says: | there is no node/worker-9 then",
                "look: ds/fluent-bit} | look: ds/fluentbit} | there is no ds/fluentbit then. Name one that is there, or move the line",
                "at: [08-noexecute-evicts, 12-cordon] | at: [08-noexecute-evict, 12-cordon] | there is no lesson 08-noexecute-evict. Maybe 08-noexecute-evicts?",
                "needs: [ | needs: [07-tomorrow, | there is no lesson 07-tomorrow",
            })
    void aWrongOneIsRefused(String was, String is, String said) {
        assertThat(RIGHT).contains(was);
        var result = check(RIGHT.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is)));
        if (said == null) {
            assertThat(result.findings()).isEmpty();
            return;
        }
        assertThat(result.findings()).isNotEmpty();
        assertThat(result.findings().getFirst().toString())
                .matches("(?s)07-noschedule-stays.yaml:\\d+:\\d+: error: .*")
                .contains(said);
    }

    @Test
    void theFindingStandsWhereTheMistakeIs() {
        var lines = RIGHT.lines().toList();
        int line = lines.indexOf("  expect: [worker-1, worker-2, worker-3]") + 1;
        var finding = check(RIGHT.replace("expect: [worker-1, worker-2, worker-3]", "expect: [worker-1]"))
                .findings()
                .getFirst();
        assertThat(finding.line()).isEqualTo(line);
        int image = lines.indexOf("          - {name: fluent-bit, image: \"fluent/fluent-bit:3.1\"}") + 1;
        var manifest = check(RIGHT.replaceFirst("\\{name: fluent-bit, image", "{nam: fluent-bit, image"))
                .findings()
                .getFirst();
        assertThat(manifest.line()).isEqualTo(image);
        assertThat(lines.get(image - 1).substring(manifest.column() - 1)).startsWith("name: fluent-bit");
    }
}
