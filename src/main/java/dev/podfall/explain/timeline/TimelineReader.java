package dev.podfall.explain.timeline;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.client.Explanation;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Frame;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Longs;
import dev.podfall.explain.Revisions;
import dev.podfall.explain.StepTrail;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.caption.Happening;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal as it grows: each step once. Of a session that has only the beginning in common with the one before it
 * reads on from a place before they part. Not safe for several threads; what it gives out is.
 */
public final class TimelineReader {
    /** After so many steps it keeps where it is, to go on from there in another session. */
    private static final int SAVED_EVERY = 128 * StepTrail.STRIDE;

    /** Of the same kind so shortly after one another is one thing to stop at, in microseconds. */
    private static final long TOGETHER = 100_000;

    private final Map<String, Growing> lanes = new LinkedHashMap<>();
    /** What came before its DaemonSet did, by the DaemonSet's uid: a copy of a cluster has no order. */
    private final Map<String, List<Early>> early = new LinkedHashMap<>();

    private final List<Act> acts = new ArrayList<>();
    private Longs stops = Longs.EMPTY;
    private Lulls lulls = Lulls.NONE;
    private Marks marks = Marks.NONE;
    private boolean byUserBefore;
    /** As they were given out last. They only grow. */
    private List<Act> actsNow = List.of();

    private final StepTrail trail = new StepTrail();
    private final List<Saved> saved = new ArrayList<>();
    private int read;
    private boolean lags;

    /**
     * @param by its step: the step itself would hold a state
     * @param said what was explained in it
     */
    private record Early(Act by, Change change, List<Explanation> said) {}

    /** What had been read after so many steps. */
    private record Saved(
            int read,
            Map<String, Growing> lanes,
            Map<String, List<Early>> early,
            int acts,
            int stops,
            Lulls lulls,
            Marks marks,
            boolean byUserBefore) {}

    private static final Saved NOTHING = new Saved(0, Map.of(), Map.of(), 0, 0, Lulls.NONE, Marks.NONE, false);

    private static final class Growing {
        final ObjectKey daemonSet;
        final Instant since;
        final List<Dot> dots = new ArrayList<>();
        final Map<String, Series> bands = new LinkedHashMap<>();
        /** The first pod of each band: what it is made of tells its revision where its hash does not. */
        final Map<String, Pod> samples = new LinkedHashMap<>();

        @Nullable
        Instant gone;

        @Nullable
        Act templateChange;

        Growing(ObjectKey daemonSet, Instant since) {
            this.daemonSet = daemonSet;
            this.since = since;
        }

        /** The newest dot of an object, -1 if it has none. */
        int last(String name) {
            for (int i = dots.size() - 1; i >= 0; i--) {
                if (dots.get(i).name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        /** As it is now. */
        Growing copy() {
            var out = new Growing(daemonSet, since);
            out.dots.addAll(dots);
            out.bands.putAll(bands);
            out.samples.putAll(samples);
            out.gone = gone;
            out.templateChange = templateChange;
            return out;
        }

        /** One that goes on from here, whatever the one does that it was copied of. */
        Growing fork() {
            var out = copy();
            out.bands.replaceAll((hash, pods) -> pods.fork());
            return out;
        }

        Lane lane(String uid) {
            var byHash = new LinkedHashMap<String, Series>();
            bands.forEach((hash, pods) -> byHash.merge(known(hash), pods, Series::sum));
            var list = new ArrayList<Lane.Band>();
            byHash.forEach((hash, pods) -> list.add(new Lane.Band(hash, pods)));
            return new Lane(daemonSet, uid, since, gone, dots, list);
        }

        /** The hash of the revision that a band's pods are of; theirs if it is none of the lane's. */
        private String known(String hash) {
            var sample = samples.get(hash);
            if (sample == null || dots.stream().anyMatch(dot -> dot.hash().equals(hash))) {
                return hash;
            }
            var of = Revisions.of(dots.stream().map(Dot::revision).toList(), sample);
            return of == null ? hash : of.hash();
        }
    }

    /**
     * Reads what is new.
     *
     * @param newSession another number than before means another journal; one that goes on from the other is read on
     */
    public Timeline read(long newSession, Frame frame) {
        return read(newSession, frame, () -> true);
    }

    /**
     * Reads some of what is new: as old steps may have to come back, all of it may take long.
     *
     * @param patience is asked after each step whether to go on; if not to the end, the reader {@link #lags}
     */
    public Timeline read(long newSession, Frame frame, BooleanSupplier patience) {
        var journal = frame.journal();
        int kept = trail.keep(newSession, journal);
        if (kept < read) {
            backTo(kept);
        }
        boolean patient = true;
        // At least one step each time.
        while (read < journal.size() && patient) {
            read(journal.get(read), frame.start());
            read++;
            if (read > kept) {
                trail.add();
            }
            if (read % SAVED_EVERY == 0) {
                save();
            }
            patient = patience.getAsBoolean();
        }
        lags = read < journal.size();
        var out = new ArrayList<Lane>();
        lanes.forEach((uid, lane) -> out.add(lane.lane(uid)));
        if (actsNow.size() != acts.size()) {
            actsNow = List.copyOf(acts);
        }
        return new Timeline(frame.start(), frame.now(), out, actsNow, stops, lulls, marks);
    }

    /** Whether something is left to read: asking again goes on. */
    public boolean lags() {
        return lags;
    }

    private void save() {
        var lanesNow = new LinkedHashMap<String, Growing>();
        lanes.forEach((uid, lane) -> lanesNow.put(uid, lane.copy()));
        saved.add(new Saved(read, lanesNow, copy(early), acts.size(), stops.size(), lulls, marks, byUserBefore));
    }

    private static Map<String, List<Early>> copy(Map<String, List<Early>> early) {
        var out = new LinkedHashMap<String, List<Early>>();
        early.forEach((uid, waiting) -> out.put(uid, new ArrayList<>(waiting)));
        return out;
    }

    /** Forgets what was read of later steps. */
    private void backTo(int steps) {
        while (!saved.isEmpty() && saved.getLast().read() > steps) {
            saved.removeLast();
        }
        var there = saved.isEmpty() ? NOTHING : saved.getLast();
        lanes.clear();
        there.lanes().forEach((uid, lane) -> lanes.put(uid, lane.fork()));
        early.clear();
        early.putAll(copy(there.early()));
        acts.subList(there.acts(), acts.size()).clear();
        actsNow = List.copyOf(acts);
        stops = stops.first(there.stops());
        lulls = there.lulls().fork();
        marks = there.marks().fork();
        byUserBefore = there.byUserBefore();
        read = there.read();
    }

    private void read(Step step, Instant start) {
        boolean seen = Captions.isSeen(step);
        boolean firstByUser = step.byUser() && !byUserBefore;
        byUserBefore = step.byUser();
        if (step.changes().isEmpty() && !seen) {
            return;
        }
        var act = act(step);
        boolean stop = mark(step, seen, firstByUser, Lulls.micros(Duration.between(start, step.at())));
        for (var change : step.changes()) {
            stop |= read(act, change, step.explanations());
        }
        if (step.byUser()) {
            acts.add(act);
            stop = true;
        }
        if (stop) {
            stops = stops.plus(step.number());
        }
    }

    /** Whether that is the first one of its kind for a while. */
    private boolean mark(Step step, boolean seen, boolean firstByUser, long at) {
        var kind = seen ? kind(step) : null;
        if (kind == null && firstByUser) {
            kind = MarkKind.ACT;
        }
        boolean warns = step.changes().stream().anyMatch(TimelineReader::warns);
        if (seen || warns || step.byUser()) {
            lulls = lulls.happened(at);
        }
        boolean first = kind != null && mark(kind, at, step.number());
        return warns && mark(MarkKind.WARNING, at, step.number()) || first;
    }

    private static @Nullable MarkKind kind(Step step) {
        var happening = Captions.happening(step);
        return happening == Happening.POD_DELETED
                        && Captions.facts(step).stream().anyMatch(Captions::hasToLeave)
                ? MarkKind.EVICTED
                : MarkKind.of(happening);
    }

    private boolean mark(MarkKind kind, long at, long step) {
        long last = marks.last(kind);
        marks = marks.plus(kind, at, step);
        return at - last > TOGETHER;
    }

    private static boolean warns(Change change) {
        return change.type() == WatchEvent.Type.ADDED && isWarning(change.object());
    }

    /** Whether the change makes the step worth stopping at. */
    private boolean read(Act by, Change change, List<Explanation> said) {
        var owner = change.object().meta().controller();
        if (owner != null && owner.kind().equals(Kind.DAEMON_SET.kindName()) && !lanes.containsKey(owner.uid())) {
            early.computeIfAbsent(owner.uid(), uid -> new ArrayList<>()).add(new Early(by, change, said));
            return false;
        }
        return switch (change.kind()) {
            case SimulatedKind.POD -> {
                pod(by.at(), (Pod) change.before(), (Pod) change.after());
                yield false;
            }
            case SimulatedKind.CONTROLLER_REVISION -> revision(by, change, said);
            case SimulatedKind.DAEMON_SET -> daemonSet(by, change);
            case SimulatedKind.EVENT -> warns(change);
            case SimulatedKind.NODE ->
                readiness(change.before()) != readiness(change.after()) && change.before() != null;
            case SimulatedKind.NAMESPACE, SimulatedKind.PRIORITY_CLASS -> false;
            case KeptKind _ -> false;
        };
    }

    private static boolean isWarning(KubeObject event) {
        return event instanceof Event e && e.type().equals(Event.WARNING);
    }

    private static boolean readiness(@Nullable KubeObject node) {
        return node instanceof Node n && n.isReady();
    }

    private void pod(Instant at, @Nullable Pod before, @Nullable Pod after) {
        var was = Counted.of(before);
        var is = Counted.of(after);
        // Most changes of a pod leave it where it is.
        if (!Objects.equals(was, is)) {
            count(at, was, -1);
            count(at, is, 1);
            var lane = is == null ? null : lanes.get(is.uid());
            if (lane != null && is != null && after != null) {
                lane.samples.putIfAbsent(is.hash(), after);
            }
        }
    }

    /** Which band a pod is counted in. */
    private record Counted(String uid, String hash) {
        /** Null if in none. */
        static @Nullable Counted of(@Nullable Pod pod) {
            if (pod == null || pod.nodeName().isEmpty() || pod.isTerminating() || pod.isTerminal()) {
                return null;
            }
            var owner = pod.meta().controller();
            var hash = pod.templateHash();
            return owner == null || hash.isEmpty() ? null : new Counted(owner.uid(), hash);
        }
    }

    private void count(Instant at, @Nullable Counted counted, int by) {
        var lane = counted == null ? null : lanes.get(counted.uid());
        if (lane != null && counted != null) {
            lane.bands.merge(counted.hash(), Series.EMPTY.plus(at, by), (before, one) -> before.plus(at, by));
        }
    }

    private boolean daemonSet(Act by, Change change) {
        var before = (DaemonSet) change.before();
        var after = (DaemonSet) change.after();
        if (after == null) {
            var lane = lanes.get(change.object().uid());
            if (lane != null) {
                lane.gone = by.at();
            }
            return true;
        }
        var lane = lanes.computeIfAbsent(after.uid(), uid -> new Growing(after.key(), by.at()));
        var waiting = early.remove(after.uid());
        if (waiting != null) {
            waiting.forEach(one -> read(one.by(), one.change(), one.said()));
        }
        if (before == null
                || !before.spec()
                        .template()
                        .tree()
                        .equals(after.spec().template().tree())) {
            lane.templateChange = by;
            return true;
        }
        // The moment when a rollout is done.
        return done(after) && !done(before);
    }

    private static boolean done(DaemonSet daemonSet) {
        var status = daemonSet.status();
        return status.observedGeneration() == daemonSet.meta().generation()
                && status.desiredNumberScheduled() > 0
                && status.updatedNumberScheduled() == status.desiredNumberScheduled()
                && status.numberAvailable() == status.desiredNumberScheduled();
    }

    private boolean revision(Act by, Change change, List<Explanation> said) {
        var before = (ControllerRevision) change.before();
        var after = (ControllerRevision) change.after();
        var left = before == null ? null : laneOf(before);
        var lane = after == null ? null : laneOf(after);
        if (left != null && before != null && left != lane) {
            end(left, before.name(), RevisionEnds.of(by, change, said));
            return false;
        }
        if (lane == null || after == null) {
            return false;
        }
        boolean numbered = left == null || before == null || before.revision() != after.revision();
        if (numbered) {
            long was = left == null || before == null ? 0 : before.revision();
            if (was != 0) {
                end(lane, after.name(), new Dot.End(by, Dot.Why.RENUMBERED, after.revision()));
            }
            lane.dots.add(new Dot(after, was, by, lane.templateChange, null));
            return true;
        }
        // What it is called may change later: by an annotation.
        int last = lane.last(after.name());
        if (last >= 0) {
            lane.dots.set(last, lane.dots.get(last).with(after));
        }
        return false;
    }

    private @Nullable Growing laneOf(ControllerRevision revision) {
        var owner = revision.meta().controller();
        return owner == null ? null : lanes.get(owner.uid());
    }

    private static void end(Growing lane, String name, Dot.End end) {
        int last = lane.last(name);
        if (last >= 0) {
            lane.dots.set(last, lane.dots.get(last).ended(end));
        }
    }

    private static Act act(Step step) {
        return new Act(step.number(), step.at(), step.who(), step.what());
    }
}
