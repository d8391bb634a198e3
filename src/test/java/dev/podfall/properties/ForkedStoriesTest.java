package dev.podfall.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.apiserver.ApiException;
import dev.podfall.cluster.ClockWork;
import dev.podfall.cluster.Digests;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Scenario;
import dev.podfall.cluster.Session;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.StrictIo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A session that is forked at random places, and each of its forks and their forks, go on as one does that never was
 * forked: whoever goes first, by turns, and beside forks that are told something else.
 */
class ForkedStoriesTest {
    private static final int STORIES = Integer.getInteger("podfall.scenarios", 1000);
    private static final long FIRST = Long.getLong("podfall.seed", 1);
    /** Forks that go all the way beside the session that they come from. */
    private static final int FORKS = 2;
    /** How often a session is left, and a fork of it goes on. */
    private static final int HANDOVERS = 24;

    /** A session on its way through a scenario, which it goes turn by turn. */
    private static final class Walker {
        final Session session;
        private final Scenario scenario;
        private final Position end;

        Walker(Session session, Scenario scenario, Position end) {
            this.session = session;
            this.scenario = scenario;
            this.end = end;
        }

        Walker fork() {
            return new Walker(session.fork(), scenario, end);
        }

        /** @return whether there was a turn to take */
        boolean turn() {
            var at = session.position();
            var next = at.commands() < scenario.entries().size()
                    ? scenario.entries().get(at.commands())
                    : null;
            var until = next == null ? end : next.position();
            if (at.timersRun() < until.timersRun()) {
                session.runNextUntil(Instant.MAX);
                return true;
            }
            ClockWork.advance(session, until.at());
            if (next == null) {
                return false;
            }
            try {
                session.execute(next.command());
            } catch (ApiException refused) {
                // As the first time.
            }
            return true;
        }

        void toTheEnd() {
            while (turn()) {
                // Everything happens in turn.
            }
        }
    }

    @Test
    void eachGoesTheSameWayInEveryStory() {
        assertThat(failing(Storyteller::story)).isEmpty();
    }

    @Test
    void eachGoesTheSameWayInEveryWildStory() {
        assertThat(failing(Storyteller::wildStory)).isEmpty();
    }

    private static String failing(LongFunction<Story> stories) {
        return LongStream.range(FIRST, FIRST + STORIES / 2)
                .parallel()
                .mapToObj(seed -> failure(seed, stories.apply(seed)))
                .filter(failure -> failure != null)
                .findFirst()
                .orElse("");
    }

    private static @Nullable String failure(long seed, Story story) {
        var original = story.acts().stream().anyMatch(act -> act.startsWith(Story.WHAT_IF))
                ? Retelling.session(story.withActs(story.acts().stream()
                        .filter(act -> !act.startsWith(Story.WHAT_IF))
                        .toList()))
                : Retelling.session(story);
        var random = new SplittableRandom(seed);
        var end = original.position();
        var walkers = new ArrayList<Walker>();
        walkers.add(new Walker(new Session(original.options()), original.scenario(), end));
        long turns = Math.max(1, end.timersRun() + end.commands());
        long stride = Math.max(1, turns / HANDOVERS);
        long handover = random.nextLong(stride);
        long fork = random.nextLong(Math.max(1, turns / FORKS));
        for (long turn = 0; walkers.getFirst().turn(); turn++) {
            if (turn == handover) {
                handover = turn + 1 + random.nextLong(2 * stride);
                handOver(walkers, random);
            }
            if (turn == fork && walkers.size() <= FORKS) {
                fork = turn + 1 + random.nextLong(Math.max(1, turns / FORKS));
                walkers.add(fork(walkers, random));
            }
            if (random.nextInt(3) == 0) {
                walkers.get(random.nextInt(walkers.size())).turn();
            }
        }
        walkers.forEach(Walker::toTheEnd);
        var text = original.journal().text();
        var state = Digests.of(original.state());
        for (var walker : walkers) {
            var session = walker.session;
            if (!session.journal().text().equals(text)) {
                return "seed " + seed + ": fork " + walkers.indexOf(walker) + " went another way: "
                        + firstDifference(text, session.journal().text());
            }
            if (!Digests.of(session.state()).equals(state) || session.digest() != original.digest()) {
                return "seed " + seed + ": fork " + walkers.indexOf(walker) + " came to another state";
            }
        }
        return null;
    }

    /** Of any of them; now and then it goes to its end before the others take another turn. */
    private static Walker fork(List<Walker> walkers, SplittableRandom random) {
        var fork = walkers.get(random.nextInt(walkers.size())).fork();
        if (random.nextInt(3) == 0) {
            fork.toTheEnd();
        }
        return fork;
    }

    /** From now on its fork goes the way, and it is told something else itself: nobody notices. */
    private static void handOver(List<Walker> walkers, SplittableRandom random) {
        int which = random.nextInt(walkers.size());
        var left = walkers.get(which);
        walkers.set(which, left.fork());
        if (random.nextInt(4) == 0) {
            startle(left.session, random);
        }
    }

    private static void startle(Session session, SplittableRandom random) {
        var line = switch (random.nextInt(4)) {
            case 0 -> "kubectl taint nodes --all startled=yes:NoExecute --overwrite";
            case 1 -> "kubectl delete ds --all --wait=false";
            case 2 -> "kubectl delete pods --all --wait=false";
            default -> "kubectl set image ds/agent '*=registry.example/startled:9'";
        };
        Console.run(line, new StrictIo(Map.of()), session);
        for (int i = 0; i < 100; i++) {
            session.runNextUntil(Instant.MAX);
        }
    }

    private static String firstDifference(String expected, String actual) {
        var wanted = expected.lines().toList();
        var got = actual.lines().toList();
        for (int i = 0; i < Math.max(wanted.size(), got.size()); i++) {
            var a = i < wanted.size() ? wanted.get(i) : "(end)";
            var b = i < got.size() ? got.get(i) : "(end)";
            if (!a.equals(b)) {
                return "line " + i + "\n  " + a + "\n  " + b;
            }
        }
        return "none";
    }
}
