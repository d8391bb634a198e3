package dev.podfall.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.controller.ControlPlane;
import dev.podfall.sim.RandomSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kubelets that are forked go on as if they never had been, on both sides. */
class KubeletForkTest {
    private static final int SEEDS = 12;
    private static final int ROUNDS = 60;

    private static void story(KubeletWorld world, int from, int to) {
        for (int round = from; round < to; round++) {
            var end = world.act(round);
            while (world.step(end)) {}
        }
    }

    private static KubeletWorld neverForked(KubeletProfile profile, long seed) {
        var world = new KubeletWorld(profile, seed);
        story(world, 0, ROUNDS);
        return world;
    }

    private static void same(KubeletWorld world, KubeletWorld expected, String which) {
        assertThat(world.told).as(which).containsExactlyElementsOf(expected.told);
        assertThat(world.timers.pending().map(Object::toString))
                .as(which)
                .containsExactlyElementsOf(
                        expected.timers.pending().map(Object::toString).toList());
        assertThat(world.kubelets.leases().snapshot())
                .as(which)
                .isEqualTo(expected.kubelets.leases().snapshot());
    }

    @ParameterizedTest
    @EnumSource
    void theStoryHasAllThatHappensToPods(KubeletProfile profile) {
        var told = new ArrayList<String>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            told.addAll(neverForked(profile, seed).told);
        }
        var words = profile == KubeletProfile.STAND_IN
                ? List.of("CrashLoopBackOff", "ImagePullBackOff", "deletionTimestamp", "DELETED", "NotReady")
                : List.of(
                        "BackingOff",
                        "AsInCopy",
                        "PodRejected",
                        "CrashLoopBackOff",
                        "ErrImagePull",
                        "Successfully pulled",
                        "already present",
                        "PodInitializing",
                        "exitCode\":137",
                        "Unhealthy",
                        "NodeNotSchedulable",
                        "NodeHasDiskPressure",
                        "NetworkNotReady",
                        "NetworkFound");
        assertThat(words).allSatisfy(word -> assertThat(told).anyMatch(line -> line.contains(word)));
    }

    /** One timer of each in turn, another first in every round. */
    @ParameterizedTest
    @EnumSource
    void twoForksAndTheOriginalInterleaved(KubeletProfile profile) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var chance = new RandomSource(seed).split("fork");
            int forkedAt = 3 + chance.nextInt(ROUNDS - 3);
            var original = new KubeletWorld(profile, seed);
            story(original, 0, forkedAt);
            var end = original.act(forkedAt);
            // In the middle of what goes on, with what is under way.
            for (int i = chance.nextInt(40); i > 0 && original.step(end); i--) {}
            var worlds = List.of(original.fork(), original, original.fork());
            for (int round = forkedAt; round < ROUNDS; round++) {
                var going = new ArrayList<KubeletWorld>();
                for (int i = 0; i < worlds.size(); i++) {
                    going.add(worlds.get((i + round) % worlds.size()));
                }
                if (round > forkedAt) {
                    for (var world : going) {
                        end = world.act(round);
                    }
                }
                var until = end;
                while (!going.isEmpty()) {
                    going.removeIf(world -> !world.step(until));
                }
            }
            var expected = neverForked(profile, seed);
            for (int i = 0; i < worlds.size(); i++) {
                same(worlds.get(i), expected, "seed " + seed + ", forked in round " + forkedAt + ", world " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aForkOfAForkOfAFork(KubeletProfile profile) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var world = new KubeletWorld(profile, seed);
            for (int round = 0; round < ROUNDS; round++) {
                world = world.fork();
                var end = world.act(round);
                world.step(end);
                world = world.fork();
                while (world.step(end)) {}
            }
            same(world, neverForked(profile, seed), "seed " + seed);
        }
    }

    private static void downWithEverything(KubeletWorld world) {
        for (var node : List.of("n1", "n2", "n3")) {
            world.kubelets.condition(node, "DiskPressure", "True");
            world.kubelets.condition(node, "Ready", "False");
        }
        world.store.state().pods().forEach(pod -> world.kubelets.copied(pod));
        world.pass(Duration.ofMillis(700));
        world.kubelets.stop("n1");
        var pods = world.store.state().pods().stream().toList();
        pods.forEach(pod -> world.server.delete(Kind.POD, pod.key(), DeleteOptions.DEFAULT));
        world.pass(Duration.ofSeconds(40));
        world.server.delete(Kind.NODE, ObjectKey.cluster("n3"), DeleteOptions.DEFAULT);
        world.pass(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @EnumSource
    void whatAForkDoesOtherwiseDoesNotShowInTheOriginal(KubeletProfile profile) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            int forkedAt = 4 + new RandomSource(seed).split("fork").nextInt(ROUNDS - 4);
            var original = new KubeletWorld(profile, seed);
            story(original, 0, forkedAt);
            var kept = original.fork();

            downWithEverything(original.fork());
            story(original, forkedAt, ROUNDS);
            downWithEverything(original);
            story(kept, forkedAt, ROUNDS);
            downWithEverything(kept);

            var expected = neverForked(profile, seed);
            downWithEverything(expected);
            same(original, expected, "original of seed " + seed + ", forked in round " + forkedAt);
            same(kept, expected, "fork of seed " + seed + ", forked in round " + forkedAt);
        }
    }

    private static KubeletWorld fleet(int nodes) {
        var world = new KubeletWorld(KubeletProfile.REALISTIC, 1);
        for (int i = 0; i < nodes; i++) {
            world.nodeUp("n" + i);
            world.server.create(ControlPlane.pod("p" + i, "n" + i));
        }
        world.pass(Duration.ofSeconds(20));
        return world;
    }

    private static long allocated(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** A few pages of pointers in either case, no agent. */
    @Test
    void aForkCostsTheSameHoweverManyNodesThereAre() {
        Consumer<KubeletWorld> fork = world -> {
            var timers = world.timers.fork(world.clock.fork());
            var store = world.store.fork();
            var informers = world.informers.fork(store, timers);
            var server = world.server.fork(store, timers.clock());
            var context = world.context.fork(informers, server, timers, decision -> {});
            assertThat(allocated(() -> world.kubelets.fork(context))).isLessThan(8_000);
        };
        var first = fleet(1);
        first.fork();
        fork.accept(first);
        fork.accept(fleet(400));
    }

    /** A kubelet that has yet to register says nothing for the one that was on its node before. */
    @ParameterizedTest
    @EnumSource
    void timersOfANodeThatIsGoneAreNotThoseOfItsSuccessor(KubeletProfile profile) {
        var world = new KubeletWorld(profile, 1);
        world.nodeUp("n1");
        world.pass(Duration.ofSeconds(1));
        world.kubelets.condition("n1", "DiskPressure", "True");
        world.server.delete(Kind.NODE, ObjectKey.cluster("n1"), DeleteOptions.DEFAULT);
        world.nodeUp("n1");
        var fork = world.fork();
        for (var each : List.of(world, fork)) {
            each.pass(Duration.ofMillis(15));
            assertThat(each.node("n1").status().conditions()).isEmpty();
            each.pass(Duration.ofSeconds(1));
            assertThat(each.node("n1").status().conditions())
                    .anyMatch(condition -> condition.type().equals("DiskPressure") && condition.isTrue());
        }
    }

    /** As long as a kubelet that comes back has not looked round, it may plan one thing twice. */
    @Test
    void timersOfAPodThatIsGoneAreNotThoseOfItsSuccessor() {
        var world = new KubeletWorld(KubeletProfile.STAND_IN, 1);
        world.nodeUp("n1");
        world.pass(Duration.ofSeconds(1));
        world.kubelets.stop("n1");
        world.kubelets.start("n1");
        world.server.create(ControlPlane.pod("p", "n1"));
        world.pass(Duration.ofMillis(45));
        world.server.delete(Kind.POD, ObjectKey.of("default", "p"), DeleteOptions.grace(0));
        world.server.create(ControlPlane.pod("p", "n1"));
        var fork = world.fork();
        for (var each : List.of(world, fork)) {
            each.pass(Duration.ofMillis(40));
            assertThat(each.fate("p")).isEqualTo("Pending");
            each.pass(Duration.ofMillis(20));
            assertThat(each.fate("p")).isEqualTo("Running");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoppedInAForkGoesOnInTheOriginal(KubeletProfile profile) {
        var world = new KubeletWorld(profile, 1);
        world.nodeUp("n1");
        world.nodeUp("n2");
        world.pass(Duration.ofSeconds(1));
        world.nodeUp("n3");
        world.server.create(ControlPlane.pod("p", "n1"));
        world.pass(Duration.ofMillis(15));
        var fork = world.fork();
        fork.kubelets.stop("n1");
        fork.kubelets.stop("n3");
        fork.pass(Duration.ofSeconds(20));
        world.pass(Duration.ofSeconds(20));
        assertThat(List.of(fork.fate("p"), world.fate("p"))).containsExactly("Pending", "Running");
        assertThat(fork.node("n3").isReady()).isFalse();
        assertThat(world.node("n3").isReady()).isTrue();
        assertThat(List.of(fork.kubelets.isRunning("n1"), world.kubelets.isRunning("n1")))
                .containsExactly(false, true);
    }

    /** A grace period that was begun before the fork is not begun again by a later deletion. */
    @ParameterizedTest
    @EnumSource
    void aGracePeriodEndsWhenItWouldHave(KubeletProfile profile) {
        var world = new KubeletWorld(profile, 1);
        world.nodeUp("n1");
        world.pass(Duration.ofSeconds(1));
        var pod = ControlPlane.pod("p", "n1");
        var stubborn = pod.spec().containers().getFirst().withImage("agent:stubborn");
        world.server.create(pod.withSpec(pod.spec().withContainers(List.of(), List.of(stubborn))));
        world.pass(Duration.ofSeconds(20));
        world.server.delete(Kind.POD, pod.key(), DeleteOptions.DEFAULT);
        world.pass(Duration.ofSeconds(25));
        var fork = world.fork();
        for (var each : List.of(fork, world)) {
            each.server.delete(Kind.POD, pod.key(), DeleteOptions.grace(20));
            each.pass(Duration.ofSeconds(4));
            assertThat(each.fate("p")).isEqualTo("terminating");
            each.pass(Duration.ofSeconds(2));
            assertThat(each.fate("p")).isEqualTo("gone");
        }
    }
}
