package dev.podfall.ui.nodes;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The events about the chosen object, newest first; about a node, those of the pods that are there too, and about a
 * DaemonSet those of its pods.
 *
 * @param total how many there are; no more than {@link #SHOWN} are kept
 * @param hint what to do next where there are none; else empty
 */
record ObjectEvents(String title, List<Line> lines, int total, String hint) {
    static final int SHOWN = 80;

    record Line(String time, String reason, String about, String message, boolean warning) {}

    ObjectEvents {
        lines = List.copyOf(lines);
    }

    static ObjectEvents answer(Question question) {
        var object = question.object();
        if (object == null) {
            return new ObjectEvents("", List.of(), 0, question.hint());
        }
        var found = new ArrayList<Event>();
        for (var event : question.state().events()) {
            if (concerns(question, event, object)) {
                found.add(event);
            }
        }
        found.sort(Comparator.comparing(ObjectEvents::last).reversed());
        var lines = found.stream()
                .limit(SHOWN)
                .map(event -> line(event, object, question.start()))
                .toList();
        var hint = lines.isEmpty() ? Words.of("object-events.none", object.name()) : "";
        return new ObjectEvents(object.name(), lines, found.size(), hint);
    }

    private static boolean concerns(Question question, Event event, KubeObject object) {
        var about = event.involvedObject();
        if (about.kind().equals(object.kind().kindName())
                && about.name().equals(object.name())
                && (!object.kind().namespaced() || about.namespace().equals(object.namespace()))) {
            return true;
        }
        if (!about.kind().equals(Kind.POD.kindName())) {
            return false;
        }
        var pod = question.state().pod(ObjectKey.of(about.namespace(), about.name()));
        if (pod == null) {
            return false;
        }
        return switch (object) {
            case Node node -> node.name().equals(pod.targetNode());
            case DaemonSet daemonSet -> pod.meta().isControlledBy(daemonSet.uid());
            default -> false;
        };
    }

    private static Instant last(Event event) {
        var at = event.lastSeen();
        return at == null ? Instant.MIN : at;
    }

    private static Line line(Event event, KubeObject object, Instant start) {
        var at = event.lastSeen();
        var since = at == null ? Duration.ZERO : Duration.between(start, at);
        var series = event.series();
        int count = series != null ? series.count() : event.count();
        var about = event.involvedObject();
        return new Line(
                ClockText.brief(since.isNegative() ? Duration.ZERO : since),
                event.reason() + (count > 1 ? " ×" + count : ""),
                about.name().equals(object.name()) ? "" : about.name(),
                event.message().strip(),
                event.type().equals(Event.WARNING));
    }
}
