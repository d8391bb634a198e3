package dev.podfall.kubectl.print;

import dev.podfall.api.core.Event;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The events at the end of a description.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code DescribeEvents}.
 * <br>Differs: in nothing that we know of.
 */
public final class EventsDescriber {
    private EventsDescriber() {}

    /** The events about an object: those that name its UID, or its name as a UID as kubelets do for nodes. */
    public static List<Event> about(KubeObject object, ClusterState state) {
        var out = new ArrayList<Event>();
        for (var event : state.events()) {
            var about = event.involvedObject();
            boolean same = about.kind().equals(object.kind().kindName())
                    && about.name().equals(object.name())
                    && about.namespace().equals(object.namespace());
            boolean uid = about.uid().equals(object.uid())
                    || (!object.kind().namespaced() && about.uid().equals(object.name()));
            if (same && uid) {
                out.add(event);
            }
        }
        out.sort(Comparator.comparing(EventsDescriber::last));
        return out;
    }

    private static Instant last(Event event) {
        var at = event.lastSeen();
        return at == null ? Instant.MIN : at;
    }

    static void describe(Description out, List<Event> events, Instant now) {
        if (events.isEmpty()) {
            out.line(0, "Events:\t<none>");
            return;
        }
        out.line(0, "Events:").line(1, "Type\tReason\tAge\tFrom\tMessage");
        out.line(1, "----\t------\t----\t----\t-------");
        for (var event : events) {
            var from = event.component().isEmpty() ? event.reportingController() : event.component();
            out.line(
                    1,
                    String.join(
                            "\t",
                            event.type(),
                            event.reason(),
                            age(event, now),
                            from,
                            event.message().strip()));
        }
    }

    private static String age(Event event, Instant now) {
        var first = HumanDuration.since(event.firstSeen(), now);
        var series = event.series();
        int count = series != null ? series.count() : event.count();
        return count > 1 ? HumanDuration.since(event.lastSeen(), now) + " (x" + count + " over " + first + ")" : first;
    }
}
