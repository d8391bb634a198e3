package dev.podfall.client;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.apiserver.ApiException;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.sim.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The recorder of the scheduler, with the events.k8s.io API: no count; a repetition makes the event a series.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/tools/events/event_recorder.go, event_broadcaster.go.
 * <br>Differs: events are written at once; a series is written at its second occurrence, its later counts are not.
 */
public final class SeriesEventRecorder implements EventRecorder {
    private static final Duration SERIES_ENDS_AFTER = Duration.ofMinutes(6);

    private record Key(ObjectReference about, String type, String reason) {}

    private record Seen(ObjectKey key, Instant last, int count) {}

    private final ApiClient api;
    private final VirtualClock clock;
    private final String controller;
    private final ForkHashMap<Key, Seen> seen;

    public SeriesEventRecorder(ApiClient api, VirtualClock clock, String controller) {
        this(api, clock, controller, new ForkHashMap<>());
    }

    private SeriesEventRecorder(ApiClient api, VirtualClock clock, String controller, ForkHashMap<Key, Seen> seen) {
        this.api = api;
        this.clock = clock;
        this.controller = controller;
        this.seen = seen;
    }

    @Override
    public SeriesEventRecorder fork(ApiClient newApi, VirtualClock newClock) {
        return new SeriesEventRecorder(newApi, newClock, controller, seen.fork());
    }

    @Override
    public void event(ObjectReference about, String type, String reason, String message) {
        var now = clock.now();
        var key = new Key(about, type, reason);
        var earlier = seen.get(key);
        if (earlier != null && Duration.between(earlier.last(), now).compareTo(SERIES_ENDS_AFTER) < 0) {
            var count = earlier.count() + 1;
            seen.put(key, new Seen(earlier.key(), now, count));
            if (count == 2) {
                api.patch(Kind.EVENT, earlier.key(), (Event event) -> inSeries(event, now));
            }
            return;
        }
        var event = new Event(
                LegacyEventRecorder.EventNames.meta(about, now),
                about,
                type,
                reason,
                message,
                "",
                "",
                controller,
                controller + "-podfall",
                actionOf(reason),
                null,
                null,
                0,
                now,
                null);
        try {
            seen.put(key, new Seen(api.create(event).key(), now, 1));
        } catch (ApiException refused) {
            // As upstream: an event that cannot be written (its namespace is going) is dropped.
            seen.remove(key);
        }
    }

    private static String actionOf(String reason) {
        return switch (reason) {
            case "Scheduled" -> "Binding";
            case "Preempted" -> "Preempting";
            default -> "Scheduling";
        };
    }

    private static Event inSeries(Event event, Instant now) {
        return new Event(
                event.meta(),
                event.involvedObject(),
                event.type(),
                event.reason(),
                event.message(),
                event.component(),
                event.host(),
                event.reportingController(),
                event.reportingInstance(),
                event.action(),
                event.firstTimestamp(),
                event.lastTimestamp(),
                event.count(),
                event.eventTime(),
                new Event.Series(2, now));
    }
}
