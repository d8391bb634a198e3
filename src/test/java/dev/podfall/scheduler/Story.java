package dev.podfall.scheduler;

import static dev.podfall.scheduler.Fixtures.node;
import static dev.podfall.scheduler.Fixtures.pod;
import static dev.podfall.scheduler.Fixtures.resources;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.sim.RandomSource;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Things that happen to a {@link World}, by chance: what a step does depends on the seed and on the world alone. */
final class Story {
    static final int STEPS = 90;

    private static final String ZONE = "topology.kubernetes.io/zone";

    /** Stories are forked while one of these is to come, each in turn. */
    private static final List<String> UNDERWAY = List.of(
            "timer.schedule",
            "timer.bind",
            "timer.preempt",
            "timer.scheduler.end-back-offs",
            "timer.scheduler.try-again");

    private final long seed;
    private final RandomSource seeded;

    Story(long seed) {
        this.seed = seed;
        this.seeded = new RandomSource(seed);
    }

    /** A place in the middle of something, if there is any, and before many other things. */
    int forkAt() {
        var sought = UNDERWAY.get((int) (seed % UNDERWAY.size()));
        var scout = new World();
        int last = 0;
        for (int step = 1; step < STEPS - 30; step++) {
            go(scout, step - 1, step);
            if (scout.timers.pending().anyMatch(timer -> timer.what().key().equals(sought))) {
                last = step;
                if (step > seed % 40) {
                    return step;
                }
            }
        }
        return last > 0 ? last : STEPS / 2;
    }

    /** Goes on from a step to before another. */
    void go(World world, int from, int to) {
        for (int step = from; step < to; step++) {
            var random = seeded.split("step " + step);
            act(world, random, step);
            run(world, random);
        }
    }

    private static void run(World world, RandomSource random) {
        switch (random.nextInt(12)) {
            case 0 -> world.pass(Duration.ofSeconds(1 + random.nextInt(3)));
            case 1 -> world.pass(Duration.ofSeconds(random.nextInt(30) == 0 ? 400 : 31));
            case 2, 3 -> world.pass(Duration.ofMillis(random.nextInt(20)));
            default -> {
                int turns = random.nextInt(6);
                for (int i = 0; i < turns; i++) {
                    world.timers.runNext();
                }
            }
        }
    }

    private static void act(World world, RandomSource random, int step) {
        int dice = random.nextInt(20);
        if (dice < 3) {
            world.with(newNode(random, "n" + step));
        } else if (dice < 12) {
            for (int i = 0; i <= random.nextInt(3); i++) {
                world.with(newPod(world, random, "p" + step + "-" + i));
            }
        } else if (dice < 15) {
            actOnNode(world, random);
        } else {
            actOnPod(world, random);
        }
    }

    private static Node newNode(RandomSource random, String name) {
        var made = node(name).allocatable("cpu=" + (1 + random.nextInt(4)) + " memory=4Gi pods=6");
        if (random.nextInt(2) == 0) {
            made.labelled(ZONE, "z" + random.nextInt(3));
        }
        if (random.nextInt(2) == 0) {
            made.image("registry.example/app:1.0", 500L << 20);
        }
        return made.make();
    }

    private static Pod newPod(World world, RandomSource random, String name) {
        if (random.nextInt(8) == 0) {
            return pod("gated-" + name)
                    .requesting("cpu=1")
                    .gated("example.com/wait")
                    .make();
        }
        var made = pod(name).requesting("cpu=" + (1 + random.nextInt(2))).priority(random.nextInt(4) * 10);
        var nodes = List.copyOf(world.store.state().nodes());
        if (!nodes.isEmpty() && random.nextInt(3) == 0) {
            made.pinnedTo(any(nodes, random).name());
        }
        if (random.nextInt(5) == 0) {
            made.hostPort("TCP", "", 8080);
        }
        if (random.nextInt(8) == 0) {
            made.selecting(ZONE, "z" + random.nextInt(3));
        }
        return made.make();
    }

    private static void actOnNode(World world, RandomSource random) {
        var nodes = List.copyOf(world.store.state().nodes());
        if (nodes.isEmpty()) {
            return;
        }
        var key = any(nodes, random).key();
        switch (random.nextInt(7)) {
            case 0 -> world.user.delete(Kind.NODE, key, DeleteOptions.grace(0));
            case 1 ->
                patch(
                        world,
                        key,
                        n -> n.withSpec(n.spec().withUnschedulable(!n.spec().unschedulable())));
            case 2 -> {
                var taints = List.of(Taint.of("a", TaintEffect.NO_SCHEDULE));
                patch(world, key, n -> n.withSpec(n.spec().withTaints(n.taints().isEmpty() ? taints : List.of())));
            }
            case 3 ->
                patch(world, key, n -> n.withMeta(n.meta().withLabels(n.labels().with(ZONE, "z" + random.nextInt(3)))));
            case 4 ->
                patchStatus(
                        world,
                        key,
                        n -> n.withStatus(n.status()
                                .withImages(List.of(
                                        new NodeStatus.Image(List.of("registry.example/app:1.0"), 900L << 20)))));
            default -> {
                var room = resources("cpu=" + (1 + random.nextInt(6)) + " memory=4Gi pods=8");
                patchStatus(world, key, n -> n.withStatus(n.status().withResources(room, room)));
            }
        }
    }

    private static void actOnPod(World world, RandomSource random) {
        var pods = List.copyOf(world.store.state().pods());
        if (pods.isEmpty()) {
            return;
        }
        var pod = any(pods, random);
        if (!pod.spec().schedulingGates().isEmpty()) {
            world.user.<Pod>patch(
                    Kind.POD,
                    pod.key(),
                    p -> pod(p.name())
                            .requesting("cpu=1")
                            .make()
                            .withMeta(p.meta())
                            .withStatus(p.status()));
        } else if (!pod.nodeName().isEmpty() && random.nextInt(3) == 0) {
            world.user.<Pod>patchStatus(
                    Kind.POD, pod.key(), p -> p.withStatus(p.status().withPhase(PodPhase.SUCCEEDED)));
        } else {
            world.user.delete(Kind.POD, pod.key(), DeleteOptions.grace(0));
        }
    }

    private static void patch(World world, ObjectKey node, UnaryOperator<Node> change) {
        world.user.<Node>patch(Kind.NODE, node, change);
    }

    private static void patchStatus(World world, ObjectKey node, UnaryOperator<Node> change) {
        world.user.<Node>patchStatus(Kind.NODE, node, change);
    }

    private static <T extends KubeObject> T any(List<T> objects, RandomSource random) {
        return objects.get(random.nextInt(objects.size()));
    }
}
