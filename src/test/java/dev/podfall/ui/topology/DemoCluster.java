package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Labels;
import dev.podfall.explain.Headcount;
import dev.podfall.ui.topology.NodeTile.Readiness;
import dev.podfall.ui.topology.PodMark.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Invented clusters to draw and to test with. */
public final class DemoCluster {
    private DemoCluster() {}

    public static NodeTile node(String name, String pool, Map<String, String> labels) {
        var all = new TreeMap<>(labels);
        all.put("pool", pool);
        all.put("kubernetes.io/hostname", name);
        var chips = new ArrayList<LabelChip>();
        labels.forEach((key, value) -> chips.add(new LabelChip(key, value, key.equals("disk"))));
        return new NodeTile(
                name,
                Readiness.READY,
                "Ready",
                List.of(),
                Labels.of(all),
                chips,
                List.of(),
                List.of(
                        new CapacityBar("cpu", 0.42, "1700m", "4", 0, ""),
                        new CapacityBar("memory", 0.66, "5Gi", "8Gi", 0, "")),
                List.of(),
                Verdict.NONE,
                Headcount.NONE,
                NodeTile.Own.NONE,
                null,
                false);
    }

    public static PodMark pod(String uid, int hue, int revision, State state) {
        return new PodMark(uid, uid, hue, revision, false, state, null);
    }

    public static NodeTile with(NodeTile node, List<TaintChip> taints, List<PodMark> pods, Verdict verdict) {
        return new NodeTile(
                node.name(),
                node.readiness(),
                node.status(),
                node.roles(),
                node.labels(),
                node.chips(),
                taints,
                node.capacity(),
                pods,
                verdict,
                count(verdict),
                NodeTile.Own.NONE,
                node.ghost(),
                node.differs());
    }

    private static Headcount count(Verdict verdict) {
        return switch (verdict.kind()) {
            case RUNS -> new Headcount(1, 1);
            case WAITS -> new Headcount(1, 0);
            case FAILS -> new Headcount(1, 0);
            case NONE, LANDS, EVICTS, ENDS, MISSCHEDULED, NOT_MEANT, REFUSES -> Headcount.NONE;
        };
    }

    private static NodeTile in(
            NodeTile node, Readiness readiness, String status, List<String> roles, NodeTile.Ghost ghost) {
        return new NodeTile(
                node.name(),
                readiness,
                status,
                roles,
                node.labels(),
                node.chips(),
                node.taints(),
                node.capacity(),
                node.pods(),
                node.verdict(),
                node.count(),
                node.own(),
                ghost,
                node.differs());
    }

    private static TaintChip taint(String key, String value, TaintEffect effect, boolean refuses) {
        return new TaintChip(key, value, effect, refuses, false);
    }

    private static final Verdict RUNS = new Verdict(Verdict.Kind.RUNS, "runs", "A pod of fluentd runs here");
    private static final Verdict TAINT = new Verdict(Verdict.Kind.NOT_MEANT, "taint", "One taint is not tolerated");

    /** Twelve nodes, three pools, two DaemonSets, a rollout on its way. */
    public static TopologyModel twelve() {
        var nodes = new ArrayList<NodeTile>();
        nodes.add(in(
                with(
                        node("cp-1", "control-plane", Map.of("zone", "a")),
                        List.of(taint("node-role.kubernetes.io/control-plane", "", TaintEffect.NO_SCHEDULE, false)),
                        List.of(pod("f-cp", 0, 2, State.READY), pod("n-cp", 1, 1, State.READY)),
                        RUNS),
                Readiness.READY,
                "Ready",
                List.of("control-plane"),
                null));
        for (int i = 1; i <= 8; i++) {
            nodes.add(worker(i));
        }
        for (int i = 1; i <= 3; i++) {
            var gpu = with(
                    node("gpu-" + i, "gpu", Map.of("zone", "abc".substring(i - 1, i), "gpu", i < 3 ? "a100" : "h100")),
                    List.of(taint("gpu", "true", TaintEffect.NO_SCHEDULE, true)),
                    i == 3
                            ? List.of(pod("n-g3", 1, 1, State.READY), pod("p-g3", 0, 2, State.PREVIEW))
                            : List.of(pod("n-g" + i, 1, 1, State.READY)),
                    i == 3 ? new Verdict(Verdict.Kind.LANDS, "lands", "") : TAINT);
            nodes.add(in(
                    gpu,
                    Readiness.READY,
                    "Ready",
                    List.of(),
                    i == 3 ? null : new NodeTile.Ghost(0, "taint not tolerated")));
        }
        var message =
                "0/12 nodes are available: 1 Insufficient memory, 11 node(s) didn't satisfy plugin(s) [NodeAffinity].";
        return new TopologyModel(
                1,
                List.of(
                        new Lane("logging/fluentd", "fluentd", 0, 2, "7/9"),
                        new Lane("monitoring/node-exporter", "node-exporter", 1, 1, "12/12")),
                "logging/fluentd",
                nodes,
                List.of(
                        new PendingPod(
                                pod("w-1", 0, 2, State.CREATING),
                                "logging/fluentd",
                                message,
                                "",
                                new PendingPod.Refusal("gpu-1", "gpu=true:NoSchedule", "taint", 1)),
                        new PendingPod(pod("w-2", 0, 2, State.CREATING), "logging/fluentd", message, "", null)));
    }

    /** The same nodes before any pod has come. */
    public static TopologyModel empty() {
        var full = twelve();
        return new TopologyModel(
                0,
                full.lanes(),
                full.selectedLane(),
                full.nodes().stream()
                        .map(node -> with(node, node.taints(), List.of(), Verdict.NONE))
                        .toList(),
                List.of());
    }

    private static NodeTile worker(int i) {
        var node = node(
                "worker-" + i,
                "workers",
                Map.of("zone", "abc".substring((i - 1) / 3, (i - 1) / 3 + 1), "disk", i % 3 == 0 ? "hdd" : "ssd"));
        var exporter = pod("n-" + i, 1, 1, State.READY);
        var old = new PodMark("f-" + i, "fluentd-" + i, 0, 1, true, State.READY, null);
        return switch (i) {
            case 3 ->
                with(
                        node,
                        List.of(),
                        List.of(pod("f-3", 0, 2, State.NOT_READY), exporter),
                        new Verdict(Verdict.Kind.WAITS, "starting", ""));
            case 4 ->
                with(
                        node,
                        List.of(taint("spot", "true", TaintEffect.PREFER_NO_SCHEDULE, false)),
                        List.of(old, exporter, pod("x-4", 2, 4, State.READY)),
                        RUNS);
            case 5 ->
                with(
                        node,
                        List.of(),
                        List.of(pod("f-5", 0, 2, State.CREATING), exporter, pod("x-5", 2, 4, State.FAILED)),
                        new Verdict(Verdict.Kind.WAITS, "creating", ""));
            case 6 ->
                with(
                        node,
                        List.of(taint("maint", "", TaintEffect.NO_EXECUTE, true)),
                        List.of(
                                new PodMark("f-6", "f-6", 0, 1, true, State.EVICTED, new PodMark.Countdown(0.7, 21)),
                                exporter),
                        new Verdict(Verdict.Kind.EVICTS, "evicts", ""));
            case 7 ->
                in(
                        with(
                                node,
                                List.of(taint("node.kubernetes.io/unschedulable", "", TaintEffect.NO_SCHEDULE, false)),
                                List.of(old, exporter),
                                RUNS),
                        Readiness.READY,
                        "SchedulingDisabled",
                        List.of(),
                        null);
            case 8 ->
                in(
                        with(
                                node,
                                List.of(
                                        taint("node.kubernetes.io/not-ready", "", TaintEffect.NO_EXECUTE, false),
                                        taint("node.kubernetes.io/not-ready", "", TaintEffect.NO_SCHEDULE, false)),
                                List.of(
                                        new PodMark("f-8", "f-8", 0, 1, true, State.TERMINATING, null),
                                        pod("n-8", 1, 1, State.NOT_READY)),
                                new Verdict(Verdict.Kind.MISSCHEDULED, "misscheduled", "")),
                        Readiness.NOT_READY,
                        "NotReady",
                        List.of(),
                        null);
            default ->
                with(
                        node,
                        List.of(),
                        List.of(pod("f-" + i, 0, 2, State.READY), exporter, pod("x-" + i, 2, 4, State.READY)),
                        RUNS);
        };
    }

    /** A large cluster in three zones and four pools, a rollout part of the way through. */
    public static TopologyModel many(int count) {
        var pools = List.of("general", "gpu-a100", "arm-spot", "edge");
        var nodes = new ArrayList<NodeTile>();
        for (int i = 0; i < count; i++) {
            int share = i * 100 / count % 25;
            var pool = pools.get(share < 12 ? 0 : share < 16 ? 1 : share < 22 ? 2 : 3);
            var zone = "abc".substring(i * 3 / count, i * 3 / count + 1);
            var node = node(
                    "ip-10-%d-%d-%d".formatted(i / 4096, i / 256 % 16, i % 256),
                    pool,
                    Map.of("zone", zone, "arch", "amd64"));
            boolean edge = pool.equals("edge");
            boolean updated = (i * 7919L % 1000) / 1000.0 < 1.3 - 1.5 * i / count;
            var state = i * 31 % 211 == 0 ? State.TERMINATING : i % 97 == 0 ? State.CREATING : State.READY;
            var mark = new PodMark("u" + i, "p" + i, 0, updated ? 6 : 5, !updated, state, null);
            nodes.add(with(
                    node,
                    edge ? List.of(taint("edge", "true", TaintEffect.NO_SCHEDULE, true)) : List.of(),
                    edge ? List.of() : List.of(mark, pod("e" + i, 1, 1, State.READY)),
                    edge ? TAINT : state == State.CREATING ? new Verdict(Verdict.Kind.WAITS, "creating", "") : RUNS));
        }
        return new TopologyModel(
                1,
                List.of(new Lane("monitoring/node-exporter", "node-exporter", 0, 6, "7997/14100")),
                "monitoring/node-exporter",
                nodes,
                List.of());
    }
}
