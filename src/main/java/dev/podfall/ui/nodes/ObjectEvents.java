package dev.podfall.ui.nodes;

import dev.podfall.api.core.Event;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
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

    private static final Comparator<Event> NEWEST_FIRST =
            Comparator.comparing(ObjectEvents::last).reversed().thenComparing(Event::key);

    record Line(String time, String reason, String about, String message, boolean warning) {}

    ObjectEvents {
        lines = List.copyOf(lines);
    }

    /** @param index is brought to the state that is asked about */
    static ObjectEvents answer(Question question, EventIndex index) {
        var object = question.object();
        if (object == null) {
            return new ObjectEvents("", List.of(), 0, question.hint());
        }
        index.goTo(question.state());
        var found = index.concerning(object);
        found.sort(NEWEST_FIRST);
        var lines = found.stream()
                .limit(SHOWN)
                .map(event -> line(event, object, question.start()))
                .toList();
        var hint = lines.isEmpty() ? Words.of("object-events.none", object.name()) : "";
        return new ObjectEvents(object.name(), lines, found.size(), hint);
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
