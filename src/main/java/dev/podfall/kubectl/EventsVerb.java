package dev.podfall.kubectl;

import dev.podfall.api.core.Event;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.kubectl.print.OutputFormat;
import dev.podfall.kubectl.print.PrintOptions;
import dev.podfall.kubectl.print.Printer;
import dev.podfall.kubectl.print.TabWriter;
import dev.podfall.language.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code kubectl events}: the oldest first.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/events/events.go, event_printer.go.
 * <br>Differs: does not watch.
 */
final class EventsVerb implements Action {
    @Override
    public void run(Invocation in) {
        if (in.flag("watch")) {
            throw new KubectlException(Phrase.of("refuse.events-watch"));
        }
        var types = in.command().texts("types");
        for (var type : types) {
            if (!type.equalsIgnoreCase(Event.NORMAL) && !type.equalsIgnoreCase(Event.WARNING)) {
                throw new KubectlException("valid --types are Normal or Warning");
            }
        }
        var events = find(in, types);
        boolean everywhere = in.flag("all-namespaces");
        if (events.isEmpty()) {
            in.err(everywhere ? "No events found." : "No events found in " + in.namespace() + " namespace.");
        } else if (in.format() instanceof OutputFormat.Table) {
            in.io().out(table(in, events, everywhere));
        } else {
            in.print(out -> Printer.of(
                            in.format(), PrintOptions.at(in.connection().now()))
                    .print(events, false, out));
        }
    }

    private static List<Event> find(Invocation in, List<String> types) {
        var about = about(in);
        var out = new ArrayList<Event>();
        for (var event : in.connection().state().events()) {
            boolean here = in.flag("all-namespaces") || event.namespace().equals(in.namespace());
            boolean ofType = types.isEmpty() || types.stream().anyMatch(event.type()::equalsIgnoreCase);
            boolean isAbout = about == null
                    || (event.involvedObject().kind().equals(about.kind().kindName())
                            && event.involvedObject().name().equals(about.name()));
            if (here && ofType && isAbout) {
                out.add(event);
            }
        }
        out.sort(Comparator.comparing(EventsVerb::sortTime));
        return out;
    }

    private static @Nullable ResourceInfo about(Invocation in) {
        var name = in.text("for");
        if (name.isEmpty()) {
            return null;
        }
        var parts = name.split("/", -1);
        if (parts.length != 2) {
            throw new KubectlException("--for must be in resource/name form");
        }
        return new ResourceInfo(Resources.asked(parts[0], in.discovery()), in.namespace(), parts[1], "", null, null);
    }

    private static Instant sortTime(Event event) {
        var seen = event.lastSeen();
        return seen == null ? Instant.EPOCH : seen;
    }

    private static String table(Invocation in, List<Event> events, boolean everywhere) {
        var writer = TabWriter.forTables();
        if (!in.flag("no-headers")) {
            writer.write((everywhere ? "NAMESPACE\t" : "") + "LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n");
        }
        for (var event : events) {
            var about = event.involvedObject();
            writer.write((everywhere ? event.namespace() + "\t" : "")
                    + interval(event, in.connection().now()) + "\t"
                    + event.type() + "\t" + event.reason() + "\t" + about.kind() + "/" + about.name() + "\t"
                    + event.message().strip() + "\n");
        }
        return writer.toString();
    }

    private static String interval(Event event, Instant now) {
        var eventTime = event.eventTime();
        var first = HumanDuration.since(eventTime == null ? event.firstTimestamp() : eventTime, now);
        var series = event.series();
        if (series != null) {
            return HumanDuration.since(series.lastObservedTime(), now) + " (x" + series.count() + " over " + first
                    + ")";
        }
        if (event.count() > 1) {
            return HumanDuration.since(event.lastTimestamp(), now) + " (x" + event.count() + " over " + first + ")";
        }
        return first;
    }
}
