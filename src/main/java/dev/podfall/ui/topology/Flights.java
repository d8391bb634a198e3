package dev.podfall.ui.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;

/**
 * The flights under way, on a clock of their own in milliseconds. The clock stands while they are frozen. What one pod
 * does it does one after the other.
 */
final class Flights {
    /** More than this at once are drawn as a wave. */
    static final int MOST = 200;

    /** Milliseconds between two that begin together, and within which all of them do. */
    private static final double STAGGER = 14;

    private static final double STAGGER_SUM = 260;
    /** The same if each is to be seen: the first ones like this, the others closer and closer. */
    private static final double ONE_BY_ONE = 100;

    private static final double ONE_BY_ONE_SUM = 2_300;
    private static final double PATIENCE = 1500;
    private static final double WAVE_SPREAD = 380;
    private static final double WAVE_SEEN = 1_600;
    private static final double WAVE_GLOW = 420;

    private final List<Timed> timed = new ArrayList<>();

    /** When each node of a wave lights up. */
    private final Map<String, Double> lit = new LinkedHashMap<>();

    private final Map<String, Double> busyUntil = new HashMap<>();
    private final Map<String, Integer> away = new HashMap<>();
    private final Set<String> unborn = new HashSet<>();
    private final Set<String> arrived = new HashSet<>();
    private double clock;
    private boolean frozen;
    private boolean oneByOne;

    /** A flight, when it begins and when it ends. */
    record Timed(Flight flight, double start, double end) {
        double progress(double clock) {
            return Math.clamp((clock - start) / (end - start), 0, 1);
        }
    }

    /** Adds what has to move; too much of it, or {@code asWave}, becomes a wave over the nodes. */
    void add(List<Flight> flights, boolean asWave) {
        if (flights.isEmpty()) {
            return;
        }
        frozen = false;
        if (asWave || timed.size() + lit.size() + flights.size() > MOST) {
            landAll();
            wave(FlightPlan.landings(flights).stream()
                    .filter(node -> !lit.containsKey(node))
                    .toList());
            return;
        }
        double stagger = oneByOne ? ONE_BY_ONE : Math.min(STAGGER, STAGGER_SUM / flights.size());
        double offset = 0;
        for (var flight : flights) {
            var uid = flight.pod().uid();
            double free = busyUntil.getOrDefault(uid, clock + offset);
            if (free - clock > (oneByOne ? ONE_BY_ONE_SUM : PATIENCE)) {
                land(uid);
                free = clock;
            }
            double start = Math.max(free, clock);
            double end = start + flight.kind().millis();
            timed.add(new Timed(flight, start, end));
            busyUntil.put(uid, end);
            if (flight.away()) {
                away.merge(uid, 1, Integer::sum);
            }
            if (flight.kind() == Flight.Kind.BIRTH) {
                unborn.add(uid);
            }
            offset += stagger;
            stagger *= oneByOne ? 1 - ONE_BY_ONE / ONE_BY_ONE_SUM : 1;
        }
    }

    /** Where one glows still none begins anew: where pods land all the time, that would never fade. */
    private void wave(List<String> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            lit.put(nodes.get(i), clock + (oneByOne ? WAVE_SEEN : WAVE_SPREAD) * i / nodes.size());
        }
    }

    /** Lets animation time pass, unless frozen. */
    void advance(double millis) {
        if (frozen || isEmpty()) {
            return;
        }
        clock += millis;
        lit.values().removeIf(start -> start + WAVE_GLOW <= clock);
        var ended = new ArrayList<Timed>();
        timed.removeIf(one -> one.end() <= clock && ended.add(one));
        ended.forEach(this::forget);
    }

    /** The nodes at which flights have ended since this was asked for the last time: their tiles have to be drawn again. */
    Set<String> takeArrived() {
        var taken = Set.copyOf(arrived);
        arrived.clear();
        return taken;
    }

    private void forget(Timed one) {
        arrived.add(one.flight().node());
        var uid = one.flight().pod().uid();
        busyUntil.computeIfPresent(uid, (key, until) -> until <= one.end() ? null : until);
        if (one.flight().kind() == Flight.Kind.BIRTH) {
            unborn.remove(uid);
        }
        if (one.flight().away()) {
            away.computeIfPresent(uid, (key, count) -> count > 1 ? count - 1 : null);
        }
    }

    private void land(String uid) {
        for (var one : timed) {
            if (one.flight().pod().uid().equals(uid)) {
                arrived.add(one.flight().node());
            }
        }
        timed.removeIf(one -> one.flight().pod().uid().equals(uid));
        busyUntil.remove(uid);
        away.remove(uid);
        unborn.remove(uid);
    }

    /** Everything is where it belongs, at once. */
    void clear() {
        landAll();
        lit.clear();
    }

    private void landAll() {
        timed.forEach(one -> arrived.add(one.flight().node()));
        timed.clear();
        busyUntil.clear();
        away.clear();
        unborn.clear();
    }

    /** Whether those that begin together are to be told from each other. */
    void setOneByOne(boolean on) {
        oneByOne = on;
    }

    void freeze(boolean on) {
        frozen = on;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean isEmpty() {
        return timed.isEmpty() && lit.isEmpty();
    }

    /** Whether the pod's place on its tile is still, or again, empty. */
    boolean isAway(String uid) {
        return away.containsKey(uid);
    }

    /** Whether the pod is still on its way into the tray, or has not even left for it. */
    boolean isUnborn(String uid) {
        return unborn.contains(uid);
    }

    /** Pods that have begun, and of each only the first; whoever is born already waits for his turn in sight. */
    List<Timed> visible() {
        var seen = new HashSet<String>();
        var result = new ArrayList<Timed>();
        for (var one : timed) {
            var uid = one.flight().pod().uid();
            boolean begun = one.start() <= clock;
            boolean first = seen.add(uid);
            if (first && (begun || one.flight().kind() != Flight.Kind.BIRTH)) {
                result.add(one);
            }
        }
        return result;
    }

    /** Tells how far each node is that glows, 0 to 1. */
    void glowing(ObjDoubleConsumer<String> action) {
        lit.forEach((node, start) -> {
            if (start <= clock) {
                action.accept(node, Math.min(1, (clock - start) / WAVE_GLOW));
            }
        });
    }

    /** Whether all that is under way is a wave over the nodes. */
    boolean isWave() {
        return timed.isEmpty();
    }

    double clock() {
        return clock;
    }
}
