package dev.podfall.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.client.Backoff;
import dev.podfall.client.Informers;
import dev.podfall.sim.RandomSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that was told of every change says what one says that is made anew. */
class LedgerTest {
    private final DaemonWorld world = new DaemonWorld();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void keptUpToDateItSaysWhatANewOneSays(long seed) {
        var random = new RandomSource(seed);
        var ds = world.addDaemonSet(Fixtures.withMinReadySeconds(Fixtures.daemonSet("agent"), (int) (seed % 3) * 5));
        world.addNodes(0, 6, Labels.of());
        var informers = new Informers("test", world.store, world.timers);
        var ledger = new Ledger(informers.view(), ds, skipped -> {});
        informers.on(Kind.POD, event -> ledger.podChanged((Pod) event.before(), (Pod) event.after()));
        informers.on(Kind.NODE, event -> ledger.nodeChanged(event.object().name()));
        for (int i = 0; i < 120; i++) {
            act(random, ds);
            world.pass(Duration.ofMillis(random.nextInt(1500)));
            compare(ledger, informers, ds);
        }
    }

    private void compare(Ledger ledger, Informers informers, DaemonSet of) {
        var view = informers.view();
        var ds = view.daemonSet(of.key());
        if (ds == null) {
            return;
        }
        var history = RevisionHistory.plan(view, ds, ledger.pods()::all);
        var claims = PodClaims.plan(ds.key(), ledger.pods());
        ledger.pods().toAdopt().forEach(ledger::adopted);
        var basis = new Basis(ds, history.hash(), world.clock.now());
        ledger.update(view, basis);
        var kept = Plan.of(ledger, basis, history, claims, new Backoff(Plan.FIRST_BACKOFF, Plan.LONGEST_BACKOFF));

        assertThat(kept).isEqualTo(Plan.of(view, ds, world.clock.now()));
    }

    private void act(RandomSource random, DaemonSet ds) {
        var node = "node-" + random.nextInt(8);
        boolean there = world.state().node(node) != null;
        var pods = new ArrayList<>(world.state().pods());
        var pod = pods.isEmpty() ? null : pods.get(random.nextInt(pods.size()));
        switch (random.nextInt(10)) {
            case 0 -> toggle(node, there);
            case 1 -> taint(node, there, TaintEffect.NO_SCHEDULE);
            case 2 -> taint(node, there, TaintEffect.NO_EXECUTE);
            case 3 -> untaint(node, there);
            case 4 -> world.change(ds, Fixtures.image("image-" + random.nextInt(3)));
            case 5 ->
                world.change(
                        ds,
                        d -> Fixtures.with(
                                d,
                                random.nextInt(2) == 0
                                        ? Fixtures.surge(IntOrPercent.of(1))
                                        : Fixtures.unavailable(IntOrPercent.of(2))));
            case 6 -> delete(pod);
            case 7 -> fail(pod, random);
            case 8 -> orphan(node, there, random);
            default -> unready(pod);
        }
    }

    private void toggle(String node, boolean there) {
        if (there) {
            world.remove(world.state().node(node));
        } else {
            world.addNode(node);
        }
    }

    private void taint(String node, boolean there, TaintEffect effect) {
        if (there) {
            world.taint(node, Taint.of("k", effect));
        }
    }

    private void untaint(String node, boolean there) {
        if (there) {
            world.taint(node);
        }
    }

    private void delete(Pod pod) {
        if (pod != null) {
            world.server.delete(Kind.POD, pod.key(), DeleteOptions.DEFAULT);
        }
    }

    private void fail(Pod pod, RandomSource random) {
        if (pod != null && !pod.isTerminal()) {
            world.setStatus(pod, random.nextInt(2) == 0 ? PodPhase.FAILED : PodPhase.SUCCEEDED, false);
        }
    }

    private void unready(Pod pod) {
        if (pod != null) {
            world.setStatus(pod, pod.status().phase(), !pod.isReady());
        }
    }

    private void orphan(String node, boolean there, RandomSource random) {
        if (there) {
            var labels = List.of(Fixtures.SIMPLE, Fixtures.SIMPLE_2).get(random.nextInt(2));
            world.add(Fixtures.orphan("orphan-" + random.suffix(5), node, labels));
        }
    }
}
