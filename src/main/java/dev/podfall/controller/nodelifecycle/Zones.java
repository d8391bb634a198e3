package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Node;
import dev.podfall.fork.Forkable;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The zones: their states, and the rates at which their nodes are tainted.
 *
 * <p>Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go, {@code handleDisruption},
 * {@code setLimiterInZone}, {@code addPodEvictorForNewZone}; component-helpers/node/topology/helpers.go.
 * <br>Differs: zones that have no nodes left are forgotten at once; upstream's map order lets some linger for a pass or
 * more.
 */
final class Zones implements Forkable<Zones> {
    static final float RATE = 0.1f;
    private static final float SECONDARY_RATE = 0.01f;
    private static final int LARGE_CLUSTER = 50;

    /** What a pass counts in a zone. */
    static final class Count {
        int ready;
        int notReady;

        ZoneState state() {
            return ZoneState.of(ready, notReady);
        }
    }

    /** What a pass has to do after its zones have been looked at. */
    enum Outcome {
        NOTHING,
        /** No node is ready any more: NoExecute taints go, nothing is tainted. */
        ENTERED_FULL_DISRUPTION,
        /** Some node is ready again: all nodes start afresh. */
        LEFT_FULL_DISRUPTION
    }

    /** Stands between region and zone, as upstream writes it. */
    private static final String BETWEEN = ":\0:";

    private final TreeMap<String, ZoneState> states = new TreeMap<>();
    private final TreeMap<String, ZoneTainter> tainters = new TreeMap<>();

    /** There are few zones, so all are forked at once. */
    @Override
    public Zones fork() {
        var out = new Zones();
        out.states.putAll(states);
        tainters.forEach((zone, tainter) -> out.tainters.put(zone, tainter.fork()));
        return out;
    }

    /** A node's zone: region and zone label, the empty text if it has neither. */
    static String of(Node node) {
        var labels = node.labels();
        var zone =
                first(labels.get("failure-domain.beta.kubernetes.io/zone"), labels.get("topology.kubernetes.io/zone"));
        var region = first(
                labels.get("failure-domain.beta.kubernetes.io/region"), labels.get("topology.kubernetes.io/region"));
        return region.isEmpty() && zone.isEmpty() ? "" : region + BETWEEN + zone;
    }

    /** A zone for people: {@code eu/a}, or {@code a} if its nodes name no region. */
    static String name(String zone) {
        return zone.startsWith(BETWEEN) ? zone.substring(BETWEEN.length()) : zone.replace(BETWEEN, "/");
    }

    private static String first(
            @org.jspecify.annotations.Nullable String legacy, @org.jspecify.annotations.Nullable String stable) {
        return Objects.requireNonNullElse(legacy, Objects.requireNonNullElse(stable, ""));
    }

    boolean isKnown(Node node) {
        return states.containsKey(of(node));
    }

    void addZoneOf(Node node, Instant now) {
        if (states.putIfAbsent(of(node), ZoneState.INITIAL) == null) {
            tainters.put(of(node), new ZoneTainter(RATE, now));
        }
    }

    ZoneTainter tainter(Node node) {
        return Objects.requireNonNull(tainters.get(of(node)), "a zone that was added");
    }

    TreeMap<String, ZoneTainter> tainters() {
        return tainters;
    }

    ZoneState state(String zone) {
        return Objects.requireNonNull(states.get(zone), zone);
    }

    /** @param changed told of each zone that changed, and its new state */
    Outcome handleDisruption(TreeMap<String, Count> counts, Instant now, BiConsumer<String, ZoneState> changed) {
        counts.keySet().forEach(zone -> states.putIfAbsent(zone, ZoneState.INITIAL));
        states.keySet().removeIf(zone -> !counts.containsKey(zone));
        boolean allAre = counts.values().stream().allMatch(c -> c.state() == ZoneState.FULL_DISRUPTION);
        boolean allWere = states.values().stream().allMatch(s -> s == ZoneState.FULL_DISRUPTION);
        if (allAre && allWere) {
            return Outcome.NOTHING;
        }
        if (allAre) {
            for (var zone : states.keySet()) {
                limiter(zone).swapLimiter(0, now);
                become(zone, ZoneState.FULL_DISRUPTION, changed);
            }
            return Outcome.ENTERED_FULL_DISRUPTION;
        }
        for (var zone : states.keySet()) {
            var count = Objects.requireNonNull(counts.get(zone), "a zone that was counted");
            if (allWere || count.state() != state(zone)) {
                limiter(zone).swapLimiter(rate(count), now);
                become(zone, count.state(), changed);
            }
        }
        return allWere ? Outcome.LEFT_FULL_DISRUPTION : Outcome.NOTHING;
    }

    private ZoneTainter limiter(String zone) {
        return Objects.requireNonNull(tainters.get(zone), "a zone that was added");
    }

    private void become(String zone, ZoneState state, BiConsumer<String, ZoneState> changed) {
        if (states.put(zone, state) != state) {
            changed.accept(zone, state);
        }
    }

    private static float rate(Count count) {
        return switch (count.state()) {
            case INITIAL, NORMAL, FULL_DISRUPTION -> RATE;
            case PARTIAL_DISRUPTION -> count.ready + count.notReady > LARGE_CLUSTER ? SECONDARY_RATE : 0;
        };
    }
}
