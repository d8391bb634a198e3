package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Digests;
import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same scenario: the same bytes, in any JVM, and after a fork from any step. */
class DeterminismTest {
    private static final int FORKS = 12;

    @Test
    void theSameStoryHasTheSameBytesInOneJvmAndInAnother() throws IOException, InterruptedException {
        var seeds = LongStream.rangeClosed(1, 12).boxed().toList();
        var here = seeds.stream().map(Retelling::line).toList();

        assertThat(seeds.stream().map(Retelling::line).toList()).isEqualTo(here);
        assertThat(inAnotherJvm(seeds)).isEqualTo(here);
    }

    private static List<String> inAnotherJvm(List<Long> seeds) throws IOException, InterruptedException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Another collector: other addresses, other identity hash codes.
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Retelling.class.getName()));
        seeds.forEach(seed -> command.add(Long.toString(seed)));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out.lines().toList();
    }

    @Test
    void anotherSeedIsAnotherSession() {
        var story = Storyteller.story(3);
        var other = new Story(5, story.files(), story.acts());

        assertThat(Retelling.session(other).digest())
                .isNotEqualTo(Retelling.session(story).digest());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 7, 9})
    void aForkFromAnyStepIsTheSameThereAndHasTheSameFuture(long seed) {
        var session = Retelling.session(Storyteller.story(seed));
        var journal = session.journal();
        int every = Math.max(1, journal.size() / FORKS);

        for (int i = every - 1; i < journal.size(); i += every) {
            var step = journal.get(i);
            var fork = session.forkAt(step.position());

            assertThat(text(fork.journal())).isEqualTo(text(journal.first(i + 1)));
            assertThat(fork.position()).isEqualTo(step.position());
            assertThat(Digests.of(fork.state())).isEqualTo(Digests.of(step.state()));
            runToNextCommand(fork, session);
            var last = journal.get(fork.journal().size() - 1);
            assertThat(text(fork.journal()))
                    .isEqualTo(text(journal.first(fork.journal().size())));
            assertThat(Digests.of(fork.state())).isEqualTo(Digests.of(last.state()));
        }
    }

    private static String text(List<Step> steps) {
        return Journal.text(steps, Wording.ENGLISH);
    }

    /** From where the fork is to where the session got its next command, or is now. */
    private static void runToNextCommand(Session fork, Session session) {
        var entries = session.scenario().entries();
        int given = fork.position().commands();
        var until = given < entries.size() ? entries.get(given).position() : session.position();
        while (fork.position().timersRun() < until.timersRun()) {
            assertThat(fork.runNextUntil(until.at())).isTrue();
        }
    }

    @Test
    void theWholeScenarioRunAgainIsTheSameSession() {
        var session = Retelling.session(Storyteller.story(4));

        var again = Session.resume(session.scenario(), session.position());

        assertThat(again.journal().text()).isEqualTo(session.journal().text());
        assertThat(Digests.of(again.state())).isEqualTo(Digests.of(session.state()));
        assertThat(again.now()).isEqualTo(session.now());
    }

    @Test
    void aForkThatIsToldSomethingElseDivergesAndLeavesTheOriginalAlone() {
        var session = Retelling.session(Storyteller.story(7));
        var journal = session.journal().text();
        var state = Digests.of(session.state());
        var fork = session.fork();

        Console.run("kubectl create namespace elsewhere", new StrictIo(Map.of()), fork);
        fork.runFor(Duration.ofMinutes(1));

        assertThat(fork.digest()).isNotEqualTo(session.digest());
        assertThat(fork.state().namespace("elsewhere")).isNotNull();
        assertThat(session.state().namespace("elsewhere")).isNull();
        assertThat(session.journal().text()).isEqualTo(journal);
        assertThat(Digests.of(session.state())).isEqualTo(state);
        assertThat(fork.journal().text()).startsWith(journal);
    }
}
