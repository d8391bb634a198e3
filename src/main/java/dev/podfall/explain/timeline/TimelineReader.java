package dev.podfall.explain.timeline;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Frame;
import dev.podfall.cluster.Step;
import dev.podfall.explain.StepTrail;
import dev.podfall.store.WatchEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal as it grows: each step once. Not safe for several threads; what it gives out is.
 */
public final class TimelineReader {
    private final Map<String, Growing> lanes = new LinkedHashMap<>();
    /** What came before its DaemonSet did, by the DaemonSet's uid: a copy of a cluster has no order. */
    private final Map<String, List<Early>> early = new LinkedHashMap<>();

    private final List<Act> acts = new ArrayList<>();
    private final List<Long> stops = new ArrayList<>();
    /** As they were given out last. They only grow. */
    private List<Act> actsNow = List.of();

    private List<Long> stopsNow = List.of();
    private StepTrail trail = new StepTrail();
    private int read;

    private record Early(Step step, Change change) {}

    private static final class Growing {
        final ObjectKey daemonSet;
        final Instant since;
        final List<Dot> dots = new ArrayList<>();
        final Map<String, Series> bands = new LinkedHashMap<>();

        @Nullable
        Instant gone;

        @Nullable
        Act templateChange;

        Growing(ObjectKey daemonSet, Instant since) {
            this.daemonSet = daemonSet;
            this.since = since;
        }

        Lane lane(String uid) {
            var list = new ArrayList<Lane.Band>();
            bands.forEach((hash, pods) -> list.add(new Lane.Band(hash, pods)));
            return new Lane(daemonSet, uid, since, gone, dots, list);
        }
    }

    /**
     * Reads what is new.
     *
     * @param newSession another number than before means another journal; one that goes on from the other is read on
     */
    public Timeline read(long newSession, Frame frame) {
        var journal = frame.journal();
        if (trail.keep(newSession, journal) < read) {
            lanes.clear();
            early.clear();
            acts.clear();
            stops.clear();
            actsNow = List.of();
            stopsNow = List.of();
            read = 0;
            trail = new StepTrail();
            trail.keep(newSession, journal);
        }
        for (; read < journal.size(); read++) {
            read(journal.get(read));
            trail.add(journal.get(read));
        }
        var out = new ArrayList<Lane>();
        lanes.forEach((uid, lane) -> out.add(lane.lane(uid)));
        if (actsNow.size() != acts.size() || stopsNow.size() != stops.size()) {
            actsNow = List.copyOf(acts);
            stopsNow = List.copyOf(stops);
        }
        return new Timeline(frame.start(), frame.now(), out, actsNow, stopsNow);
    }

    private void read(Step step) {
        boolean stop = false;
        for (var change : step.changes()) {
            stop |= read(step, change);
        }
        if (step.byUser() && !step.changes().isEmpty()) {
            acts.add(act(step));
            stop = true;
        }
        if (stop) {
            stops.add(step.number());
        }
    }

    /** Whether the change makes the step worth stopping at. */
    private boolean read(Step step, Change change) {
        var owner = change.object().meta().controller();
        if (owner != null && owner.kind().equals(Kind.DAEMON_SET.kindName()) && !lanes.containsKey(owner.uid())) {
            early.computeIfAbsent(owner.uid(), uid -> new ArrayList<>()).add(new Early(step, change));
            return false;
        }
        return switch (change.kind()) {
            case POD -> {
                pod(step.at(), (Pod) change.before(), -1);
                pod(step.at(), (Pod) change.after(), 1);
                yield false;
            }
            case CONTROLLER_REVISION -> revision(step, change);
            case DAEMON_SET -> daemonSet(step, change);
            case EVENT -> change.type() == WatchEvent.Type.ADDED && isWarning(change.object());
            case NODE -> readiness(change.before()) != readiness(change.after()) && change.before() != null;
            case NAMESPACE, PRIORITY_CLASS -> false;
        };
    }

    private static boolean isWarning(KubeObject event) {
        return event instanceof Event e && e.type().equals(Event.WARNING);
    }

    private static boolean readiness(@Nullable KubeObject node) {
        return node instanceof Node n && n.isReady();
    }

    private void pod(Instant at, @Nullable Pod pod, int by) {
        if (pod == null || pod.nodeName().isEmpty() || pod.isTerminating() || pod.isTerminal()) {
            return;
        }
        var owner = pod.meta().controller();
        var lane = owner == null ? null : lanes.get(owner.uid());
        var hash = pod.templateHash();
        if (lane != null && !hash.isEmpty()) {
            var before = lane.bands.getOrDefault(hash, Series.EMPTY);
            lane.bands.put(hash, before.plus(at, by));
        }
    }

    private boolean daemonSet(Step step, Change change) {
        var before = (DaemonSet) change.before();
        var after = (DaemonSet) change.after();
        if (after == null) {
            var lane = lanes.get(change.object().uid());
            if (lane != null) {
                lane.gone = step.at();
            }
            return true;
        }
        var lane = lanes.computeIfAbsent(after.uid(), uid -> new Growing(after.key(), step.at()));
        var waiting = early.remove(after.uid());
        if (waiting != null) {
            waiting.forEach(one -> read(one.step(), one.change()));
        }
        if (before == null
                || !before.spec()
                        .template()
                        .tree()
                        .equals(after.spec().template().tree())) {
            lane.templateChange = act(step);
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

    private boolean revision(Step step, Change change) {
        var after = (ControllerRevision) change.after();
        if (after == null) {
            return false;
        }
        var owner = after.meta().controller();
        var lane = owner == null ? null : lanes.get(owner.uid());
        if (lane == null) {
            return false;
        }
        var before = (ControllerRevision) change.before();
        boolean numbered = before == null || before.revision() != after.revision();
        if (numbered) {
            long was = before == null ? 0 : before.revision();
            lane.dots.add(new Dot(after, was, act(step), lane.templateChange));
            return true;
        }
        // What it is called may change later: by an annotation.
        for (int i = lane.dots.size() - 1; i >= 0; i--) {
            var dot = lane.dots.get(i);
            if (dot.name().equals(after.name())) {
                lane.dots.set(i, new Dot(after, dot.was(), dot.by(), dot.because()));
                break;
            }
        }
        return false;
    }

    private static Act act(Step step) {
        return new Act(step.number(), step.at(), step.who(), step.what());
    }
}
