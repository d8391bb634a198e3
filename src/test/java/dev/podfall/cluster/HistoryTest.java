package dev.podfall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.language.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Steps that were given up come back as they were, and places in the past are run on to from where one is kept. */
class HistoryTest {
    private static final List<String> ACTS = List.of(
            "kubectl taint nodes n2 a=b:NoExecute",
            "kubectl set image ds/agent '*=registry.example/agent:crash'",
            "kubectl drain n3 --ignore-daemonsets",
            "kubectl taint nodes n2 a-",
            "kubectl uncordon n3",
            "kubelet stop n1",
            "kubelet start n1",
            "kubectl delete pods --all --wait=false");

    /** Some thousand steps: pods that crash are started again and again, and now and then somebody does something. */
    private static Session played(long historyBytes) {
        var session = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.node("n3", "") + Lab.agent(""))
                .session();
        session.keepHistoryWithin(historyBytes);
        for (int i = 0; i < 56; i++) {
            session.runFor(Duration.ofHours(2));
            Console.run(ACTS.get(i % ACTS.size()), new StrictIo(Map.of()), session);
        }
        return session;
    }

    /** All their steps are kept, and nobody lets them go on: played once, when first compared with. */
    private static final class Whole {
        static final Session PLAYED = played(Long.MAX_VALUE - 1);
        static final Session WEEKS = weeks(Long.MAX_VALUE - 1);
    }

    @Test
    void stepsThatWereGivenUpComeBackAsTheyWere() {
        var whole = Whole.PLAYED;
        var thinned = played(0);

        assertThat(whole.journal().size()).isGreaterThan(3 * Chunk.SIZE);
        assertThat(thinned.journal().keptSteps()).isLessThanOrEqualTo(2 * Chunk.SIZE);
        assertThat(thinned.journal().size()).isEqualTo(whole.journal().size());
        var random = new Random(3);
        for (int i = 0; i < 40; i++) {
            int index = random.nextInt(whole.journal().size());
            var was = whole.journal().get(index);
            var is = thinned.journal().get(index);
            assertThat(Journal.text(List.of(is), Wording.ENGLISH))
                    .isEqualTo(Journal.text(List.of(was), Wording.ENGLISH));
            assertThat(is.position()).isEqualTo(was.position());
            assertThat(Digests.of(is.state())).isEqualTo(Digests.of(was.state()));
        }
        assertThat(thinned.journal().text()).isEqualTo(whole.journal().text());
        assertThat(thinned.digest()).isEqualTo(whole.digest());
        assertThat(thinned.journal().keptSteps()).isLessThanOrEqualTo(2 * Chunk.SIZE);
    }

    @Test
    void aPlaceInThePastIsForkedFromTheNearestThatIsKept() {
        var session = played(0);
        var random = new Random(5);
        for (int i = 0; i < 12; i++) {
            var step = session.journal().get(random.nextInt(session.journal().size()));

            var fork = session.forkAt(step.position());

            assertThat(fork.position()).isEqualTo(step.position());
            assertThat(fork.journal().size()).isEqualTo((int) step.number());
            assertThat(Digests.of(fork.state())).isEqualTo(Digests.of(step.state()));
        }
    }

    @Test
    void aForkOfThePastGoesOnAsTheSessionDid() {
        var session = played(0);
        int last = session.journal().size() - 1;
        var fork = session.forkAt(session.journal().get(last - 100).position());
        fork.retell(
                session.scenario()
                        .entries()
                        .subList(fork.position().commands(), session.position().commands()),
                last + 1);

        assertThat(Journal.text(fork.journal().first(last + 1), Wording.ENGLISH))
                .isEqualTo(session.journal().text());
    }

    @Test
    void timesAreFoundAmongStepsThatWereGivenUp() {
        var whole = Whole.PLAYED.journal();
        var thinned = played(0).journal();
        var random = new Random(7);
        var last = whole.getLast().at();
        for (int i = 0; i < 200; i++) {
            var time = last.minusMillis(random.nextLong(Duration.ofHours(120).toMillis()));
            assertThat(thinned.countUntil(time)).isEqualTo(whole.countUntil(time));
        }
        assertThat(thinned.countUntil(Instant.MIN)).isZero();
        assertThat(thinned.countUntil(last)).isEqualTo(whole.size());
    }

    /** Three pods that crash for weeks. */
    private static Session weeks(long historyBytes) {
        var session = Lab.of(Lab.node("n1", "")
                        + Lab.node("n2", "")
                        + Lab.node("n3", "")
                        + Lab.agent("").replace("agent:1.16", "agent:crash"))
                .session();
        session.keepHistoryWithin(historyBytes);
        while (session.journal().size() < 20 * Chunk.SIZE + 100) {
            session.runFor(Duration.ofHours(6));
        }
        return session;
    }

    @Test
    void placesAreCountedAndGivenUp() {
        var whole = Whole.WEEKS.journal();
        var session = weeks(2_400_000);
        var thinned = session.journal();

        assertThat(whole.keptPlaces()).isEqualTo(21);
        assertThat(thinned.keptPlaces()).isBetween(4, 9);
        var random = new Random(11);
        for (int i = 0; i < 10; i++) {
            int index = random.nextInt(whole.size());
            assertThat(Journal.text(List.of(thinned.get(index)), Wording.ENGLISH))
                    .isEqualTo(Journal.text(List.of(whole.get(index)), Wording.ENGLISH));
        }
        for (int i = 0; i < 5; i++) {
            var step = whole.get(random.nextInt(whole.size()));
            var fork = session.forkAt(step.position());
            assertThat(fork.position()).isEqualTo(step.position());
            assertThat(fork.journal().size()).isEqualTo((int) step.number());
            assertThat(Digests.of(fork.state())).isEqualTo(Digests.of(step.state()));
            fork.runFor(Duration.ofMinutes(10));
            int common = (int) step.number();
            assertThat(fork.journal().get(common).position())
                    .isEqualTo(whole.get(common).position());
        }
        assertThat(thinned.keptPlaces()).isBetween(4, 9);
    }

    /** Whoever reads on goes each way once; the steps are the very same for all that share them. */
    @Test
    void withHardlyAPlaceAllCanStillBeRead() {
        var session = weeks(0);
        assertThat(session.journal().keptPlaces()).isLessThanOrEqualTo(4);
        assertThat(session.journal().keptSteps()).isLessThanOrEqualTo(2 * Chunk.SIZE);

        assertThat(session.digest()).isEqualTo(Whole.WEEKS.digest());
        for (int index = session.journal().size() - 1; index >= 0; index -= 300) {
            assertThat(session.journal().get(index).number()).isEqualTo(index + 1);
        }
    }

    /** In which step a command was carried out is known without running on to it. */
    @Test
    void theStepsOfCommandsAreKnown() {
        var journal = played(0).journal();
        var users = journal.stream().filter(Step::byUser).toList();
        for (int i = 0; i < users.size(); i++) {
            assertThat(journal.commanded(i))
                    .isEqualTo(new Journal.Commanded(
                            (int) users.get(i).number(), users.get(i).position()));
        }
        assertThatThrownBy(() -> journal.commanded(users.size())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** The screen reads what was, while the engine goes on and gives up more. */
    @Test
    void othersMayReadThePastWhileTheSessionGoesOn() {
        var session = played(0);
        var journal = session.journal();
        var expected = Whole.PLAYED.journal().text();
        var readers =
                List.of(CompletableFuture.supplyAsync(journal::text), CompletableFuture.supplyAsync(journal::text));

        session.runFor(Duration.ofDays(2));

        for (var reader : readers) {
            assertThat(reader.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                            .join())
                    .isEqualTo(expected);
        }
    }

    @Test
    void nobodyForksWhereTheSessionHasNotBeen() {
        var session = Lab.of(Lab.node("n1", "") + Lab.agent("")).session();
        var later = session.fork();
        later.runFor(Duration.ofMinutes(5));

        assertThatThrownBy(() -> session.forkAt(later.position()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has not been at");
    }
}
