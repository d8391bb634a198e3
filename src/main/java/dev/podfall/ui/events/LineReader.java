package dev.podfall.ui.events;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.client.Explanation;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Step;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.events.EventLine.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes lines out of a step: always the same, so that a line is known by its step and its place in it. */
final class LineReader {
    private LineReader() {}

    /**
     * All that happened in a step, in order.
     *
     * @param start virtual time at the session's beginning
     */
    static List<EventLine> of(Step step, Instant start) {
        var out = new ArrayList<EventLine>();
        var time = Duration.between(start, step.at());
        boolean act = step.byUser();
        for (var change : step.changes()) {
            if (change.kind() == Kind.EVENT) {
                if (change.object() instanceof Event event && change.after() != null) {
                    out.add(of(step, time, event));
                }
            } else {
                out.add(of(step, time, change, act ? Sort.ACT : Sort.WRITE));
                act = false;
            }
        }
        if (act) {
            out.add(refused(step, time));
        }
        for (var explanation : step.explanations()) {
            out.add(of(step, time, explanation));
        }
        return out;
    }

    private static EventLine of(Step step, Duration time, Event event) {
        var about = event.involvedObject();
        var kind = Kind.of(about.apiVersion(), about.kind());
        if (kind == null) {
            // kubectl drain's events name no version of what they are about.
            kind = Objects.requireNonNullElse(Kind.named(about.kind()), Kind.EVENT);
        }
        var key = kind.namespaced() ? ObjectKey.of(about.namespace(), about.name()) : ObjectKey.cluster(about.name());
        var actor = event.component().isEmpty() ? event.reportingController() : event.component();
        var series = event.series();
        int count = series != null ? series.count() : event.count();
        var said = Phrase.verbatim(event.message().strip());
        var message = count > 1 ? Phrase.of("events.message.times", said, count) : said;
        return line(
                step,
                time,
                Sort.EVENT,
                Phrase.verbatim(actor),
                Phrase.verbatim(event.reason()),
                kind,
                key,
                message,
                event.type().equals(Event.WARNING));
    }

    private static EventLine of(Step step, Duration time, Change change, Sort sort) {
        var reason = sort == Sort.ACT ? Phrase.NONE : DecisionNames.of(change.type());
        return line(step, time, sort, step.who(), reason, change.kind(), change.key(), step.what(), false);
    }

    private static EventLine of(Step step, Duration time, Explanation explanation) {
        return line(
                step,
                time,
                Sort.DECISION,
                step.who(),
                DecisionNames.of(explanation),
                explanation.subjectKind(),
                explanation.subject(),
                explanation.phrase(),
                false);
    }

    /** A step of the user's that wrote nothing: refused, or outside of the API. */
    private static EventLine refused(Step step, Duration time) {
        return line(
                step, time, Sort.ACT, step.who(), Phrase.NONE, Kind.EVENT, ObjectKey.cluster(""), step.what(), false);
    }

    private static EventLine line(
            Step step,
            Duration time,
            Sort sort,
            Phrase actor,
            Phrase reason,
            Kind kind,
            ObjectKey key,
            Phrase message,
            boolean warning) {
        var node = "";
        ObjectKey daemonSet = null;
        switch (kind) {
            case SimulatedKind.NODE -> node = key.name();
            case SimulatedKind.DAEMON_SET -> daemonSet = key;
            case SimulatedKind.POD, SimulatedKind.CONTROLLER_REVISION -> {
                var object = find(step, kind, key);
                if (object != null) {
                    node = object instanceof Pod pod ? Objects.requireNonNullElse(pod.targetNode(), "") : "";
                    daemonSet = object.meta().controllerKey(Kind.DAEMON_SET);
                }
            }
            case SimulatedKind.NAMESPACE, SimulatedKind.PRIORITY_CLASS, SimulatedKind.EVENT -> {
                // They have to do with no node.
            }
            case KeptKind _ -> {
                // They have to do with no node.
            }
        }
        return new EventLine(step.number(), time, sort, actor, reason, kind, key, node, daemonSet, message, warning);
    }

    private static @Nullable KubeObject find(Step step, Kind kind, ObjectKey key) {
        ClusterState state = step.state();
        var there = state.get(kind, key);
        if (there == null) {
            for (var change : step.changes()) {
                if (change.kind().equals(kind) && change.key().equals(key)) {
                    return change.object();
                }
            }
        }
        return there;
    }
}
