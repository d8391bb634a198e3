package dev.podfall.scheduler;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fork goes on as the original would have, and neither knows of the other. */
final class SchedulerForkTest {
    private static final int STORIES = 15;

    static IntStream seeds() {
        return IntStream.range(0, STORIES);
    }

    /** What the story's world tells at its end, if nobody forks it. */
    private static List<String> toldBy(Story story) {
        var world = new World();
        story.go(world, 0, Story.STEPS);
        return world.account();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void interleaved(int seed) {
        var story = new Story(seed);
        int forkAt = story.forkAt();
        var original = new World();
        story.go(original, 0, forkAt);
        var first = original.fork();
        var second = original.fork();
        var third = first.fork();
        assertThat(first.account()).isEqualTo(original.account());
        for (int step = forkAt; step < Story.STEPS; step++) {
            for (var world : step % 2 == 0 ? List.of(first, original, second) : List.of(second, first, original)) {
                story.go(world, step, step + 1);
            }
            if (step % 10 == 0) {
                assertThat(first.account()).isEqualTo(original.account());
                assertThat(second.account()).isEqualTo(original.account());
            }
        }
        story.go(third, forkAt, Story.STEPS);
        var told = toldBy(story);
        for (var world : List.of(original, first, second, third)) {
            assertThat(world.account()).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherFutureLeavesTheOriginalAlone(int seed) {
        var story = new Story(seed);
        int forkAt = story.forkAt();
        var original = new World();
        story.go(original, 0, forkAt);
        var before = original.account();
        var other = original.fork();
        new Story(seed + 1000).go(other, forkAt, Story.STEPS);
        assertThat(original.account()).isEqualTo(before);
        story.go(original, forkAt, Story.STEPS);
        assertThat(original.account()).isEqualTo(toldBy(story)).isNotEqualTo(other.account());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherFutureOfTheOriginalLeavesTheForkAlone(int seed) {
        var story = new Story(seed);
        int forkAt = story.forkAt();
        var original = new World();
        story.go(original, 0, forkAt);
        var fork = original.fork();
        new Story(seed + 1000).go(original, forkAt, Story.STEPS);
        story.go(fork, forkAt, Story.STEPS);
        assertThat(fork.account()).isEqualTo(toldBy(story));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aForkAfterEveryStepChangesNothing(int seed) {
        var story = new Story(seed);
        var world = new World();
        for (int step = 0; step < Story.STEPS; step++) {
            story.go(world, step, step + 1);
            var fork = world.fork();
            if (step % 3 > 0) {
                world = fork;
            }
        }
        assertThat(world.account()).isEqualTo(toldBy(story));
    }

    /** What the tests above are worth: their forks are taken in the middle of all that can be going on. */
    @Test
    void theStoriesAreForkedInTheMiddleOfThings() {
        var goingOn = new TreeSet<String>();
        seeds().forEach(seed -> {
            var story = new Story(seed);
            var world = new World();
            story.go(world, 0, story.forkAt());
            world.timers.pending().forEach(timer -> goingOn.add(timer.what().key()));
            var pods = world.store.state().pods();
            pods.stream().filter(p -> !p.spec().schedulingGates().isEmpty()).forEach(p -> goingOn.add("gated"));
            pods.stream().filter(p -> !p.status().nominatedNodeName().isEmpty()).forEach(p -> goingOn.add("nominated"));
        });
        assertThat(goingOn)
                .contains(
                        "timer.schedule",
                        "timer.bind",
                        "timer.preempt",
                        "timer.scheduler.end-back-offs",
                        "timer.scheduler.try-again",
                        "gated",
                        "nominated");
    }

    @Test
    void aPodForWhichRoomIsBeingMadeIsKeptOutInTheForkToo() {
        var world = new World()
                .with(
                        node("n1").make(),
                        pod("guest").on("n1").requesting("cpu=3").make(),
                        pod("agent").requesting("cpu=3").priority(10).make());
        runUntil(world, "timer.schedule");
        // Arrives after the cycle, and before the victim is asked to go.
        world.clock.advanceTo(world.timers.peek().orElseThrow().at().minusNanos(500_000));
        world.with(node("n2").make());
        runUntil(world, "timer.preempt");
        var fork = world.fork();
        for (var each : List.of(fork, world)) {
            each.settle();
            assertThat(each.pod("guest").isTerminating()).isTrue();
            assertThat(each.nodeOf("agent")).isEmpty();
        }
        assertThat(fork.account()).isEqualTo(world.account());
    }

    private static void runUntil(World world, String underway) {
        while (world.timers.pending().noneMatch(timer -> timer.what().key().equals(underway))) {
            world.timers.runNext();
        }
    }

    @Test
    void aForkCostsTheSameHoweverMuchThereIs() {
        long small = allocatedByFork(landing(64, 64));
        long settled = allocatedByFork(landing(4_000, 0));
        long underway = allocatedByFork(landing(4_000, 4_000));
        assertThat(settled).isLessThan(small + 4_096);
        assertThat(underway).isLessThan(small + 4_096);
        assertThat(underway).isLessThan(16_384);
    }

    /** Some pods on every node, and more that wait for their turn. */
    private static World landing(int nodes, int queued) {
        var world = new World();
        for (int i = 0; i < nodes; i++) {
            world.with(node("n" + i).make(), pod("a" + i).on("n" + i).make());
        }
        for (int i = 0; i < queued; i++) {
            world.with(pod("b" + i).pinnedTo("n" + i).make());
        }
        world.pass(Duration.ofMillis(20));
        return world;
    }

    private static long allocatedByFork(World world) {
        var scheduler = world.scheduler();
        scheduler.fork(world.forkOfTheSurroundings());
        var surroundings = world.forkOfTheSurroundings();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var fork = scheduler.fork(surroundings);
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(fork).isNotSameAs(scheduler);
        return after - before;
    }
}
