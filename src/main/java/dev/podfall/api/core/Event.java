package dev.podfall.api.core;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A core/v1 Event: what a component reports of an object.
 *
 * @param component who reports with the legacy recorder ({@code source.component}); empty with the new API
 * @param reportingController who reports with the new API ({@code reportingComponent}); legacy recorders fill it too
 * @param firstTimestamp null with the new API
 * @param count 0 with the new API
 * @param eventTime of the new API, to the microsecond; null with legacy recorders
 */
public record Event(
        ObjectMeta meta,
        ObjectReference involvedObject,
        String type,
        String reason,
        String message,
        String component,
        String host,
        String reportingController,
        String reportingInstance,
        String action,
        @Nullable Instant firstTimestamp,
        @Nullable Instant lastTimestamp,
        int count,
        @Nullable Instant eventTime,
        @Nullable Series series)
        implements KubeObject {

    public static final String NORMAL = "Normal";
    public static final String WARNING = "Warning";

    /** Repetitions, in the new API. */
    public record Series(int count, Instant lastObservedTime) {}

    @Override
    public Kind kind() {
        return Kind.EVENT;
    }

    @Override
    public Event withMeta(ObjectMeta newMeta) {
        return new Event(
                newMeta,
                involvedObject,
                type,
                reason,
                message,
                component,
                host,
                reportingController,
                reportingInstance,
                action,
                firstTimestamp,
                lastTimestamp,
                count,
                eventTime,
                series);
    }

    /** When it was last seen, by whichever of the two recorders wrote it. */
    public @Nullable Instant lastSeen() {
        if (series != null) {
            return series.lastObservedTime();
        }
        return lastTimestamp != null ? lastTimestamp : eventTime;
    }

    public @Nullable Instant firstSeen() {
        return firstTimestamp != null ? firstTimestamp : eventTime;
    }

    public static Event fromTree(Tree.Obj tree) {
        var source = tree.obj("source");
        Series series = null;
        if (tree.get("series") instanceof Tree.Obj s) {
            var at = Times.at(s, "lastObservedTime");
            series = new Series((int) s.number("count", 0), at == null ? Instant.EPOCH : at);
        }
        return new Event(
                ObjectMeta.fromTree(tree.obj("metadata")),
                ObjectReference.fromTree(tree.obj("involvedObject")),
                tree.text("type", ""),
                tree.text("reason", ""),
                tree.text("message", ""),
                source.text("component", ""),
                source.text("host", ""),
                tree.text("reportingComponent", ""),
                tree.text("reportingInstance", ""),
                tree.text("action", ""),
                Times.at(tree, "firstTimestamp"),
                Times.at(tree, "lastTimestamp"),
                (int) tree.number("count", 0),
                Times.at(tree, "eventTime"),
                series);
    }

    @Override
    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", Kind.EVENT.apiVersion())
                .put("kind", Kind.EVENT.kindName())
                .put("metadata", meta.toTree())
                .put("involvedObject", involvedObject.toTree())
                .putUnlessEmpty("type", type)
                .putUnlessEmpty("reason", reason)
                .putUnlessEmpty("message", message)
                .put(
                        "source",
                        Tree.builder()
                                .putUnlessEmpty("component", component)
                                .putUnlessEmpty("host", host)
                                .build())
                .put("reportingComponent", reportingController)
                .put("reportingInstance", reportingInstance)
                .putUnlessEmpty("action", action)
                .put("firstTimestamp", orNull(Times.toTree(firstTimestamp)))
                .put("lastTimestamp", orNull(Times.toTree(lastTimestamp)))
                .putUnlessZero("count", count)
                .put("eventTime", orNull(micros(eventTime)))
                .put(
                        "series",
                        series == null
                                ? null
                                : Tree.builder()
                                        .put("count", series.count())
                                        .put("lastObservedTime", micros(series.lastObservedTime()))
                                        .build())
                .build();
    }

    private static Tree orNull(Tree.@Nullable Text text) {
        return text == null ? Tree.NIL : text;
    }

    private static Tree.@Nullable Text micros(@Nullable Instant time) {
        return time == null
                ? null
                : Tree.text(
                        MICROS.format(time.atOffset(java.time.ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS)));
    }

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
}
