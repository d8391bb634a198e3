package dev.podfall.ui.outlook;

import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.PodChange;
import dev.podfall.explain.StateDiff;
import dev.podfall.explain.StateDiff.Counters;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.Tone;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Outlook.Figure;
import dev.podfall.ui.outlook.Outlook.Group;
import dev.podfall.ui.outlook.Outlook.Row;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Puts differences in groups by DaemonSet, and pods that fare alike in one row. Pure. */
public final class PodGroups {
    private static final int NAMED = 4;

    private PodGroups() {}

    /** How the differences are said. */
    public interface Manner {
        /** What becomes of a pod, to stand after its name. */
        Phrase words(PodChange change);

        Tone tone(Outcome outcome);

        /** The counters of a DaemonSet that are worth a look. */
        List<Figure> counters(Counters counters);
    }

    /**
     * One of a DaemonSet's counters.
     *
     * @param name as kubectl heads its column
     */
    public record Counter(String name, int before, int after) {
        public boolean changed() {
            return before != after;
        }
    }

    public static List<Group> of(StateDiff diff, Hues hues, Manner manner) {
        var rows = new LinkedHashMap<ObjectKey, List<PodChange>>();
        var shown = new LinkedHashMap<ObjectKey, List<Figure>>();
        var bare = new ArrayList<PodChange>();
        for (var counters : diff.counters()) {
            rows.put(counters.daemonSet(), new ArrayList<>());
            shown.put(counters.daemonSet(), manner.counters(counters));
        }
        for (var change : diff.pods()) {
            if (change.daemonSet()) {
                rows.computeIfAbsent(change.owner(), key -> new ArrayList<>()).add(change);
            } else {
                bare.add(change);
            }
        }
        var groups = new ArrayList<Group>();
        rows.forEach((key, changes) -> {
            var counters = shown.getOrDefault(key, List.of());
            if (!counters.isEmpty() || !changes.isEmpty()) {
                groups.add(new Group(name(key), hues.of(key), counters, rows(changes, manner)));
            }
        });
        if (!bare.isEmpty()) {
            groups.add(new Group(Words.of("whatif.pods"), -1, List.of(), rows(bare, manner)));
        }
        return groups;
    }

    /** All counters, in kubectl's order. */
    public static List<Counter> counters(Counters counters) {
        return List.of(
                counter("DESIRED", counters, DaemonSetStatus::desiredNumberScheduled),
                counter("CURRENT", counters, DaemonSetStatus::currentNumberScheduled),
                counter("READY", counters, DaemonSetStatus::numberReady),
                counter("UP-TO-DATE", counters, DaemonSetStatus::updatedNumberScheduled),
                available(counters),
                counter("MISSCHEDULED", counters, DaemonSetStatus::numberMisscheduled));
    }

    static Counter desired(Counters counters) {
        return counter("DESIRED", counters, DaemonSetStatus::desiredNumberScheduled);
    }

    static Counter available(Counters counters) {
        return counter("AVAILABLE", counters, DaemonSetStatus::numberAvailable);
    }

    private static Counter counter(String name, Counters counters, ToIntFunction<DaemonSetStatus> counter) {
        return new Counter(name, number(counters.before(), counter), number(counters.after(), counter));
    }

    private static int number(@Nullable DaemonSetStatus status, ToIntFunction<DaemonSetStatus> counter) {
        return status == null ? 0 : counter.applyAsInt(status);
    }

    /** A DaemonSet's name, with its namespace where that is not the usual one. */
    static String name(ObjectKey key) {
        return key.namespace().equals("default") ? key.name() : key.toString();
    }

    private static List<Row> rows(List<PodChange> changes, Manner manner) {
        var alike = new LinkedHashMap<Map.Entry<Tone, Phrase>, List<String>>();
        for (var change : changes) {
            alike.computeIfAbsent(
                            Map.entry(manner.tone(change.outcome()), manner.words(change)), said -> new ArrayList<>())
                    .add(where(change));
        }
        var rows = new ArrayList<Row>();
        alike.forEach((said, places) -> rows.add(new Row(said.getKey(), places(places), Words.say(said.getValue()))));
        return rows;
    }

    private static String where(PodChange change) {
        if (change.daemonSet()) {
            return change.node();
        }
        var pod = change.owner().name();
        return change.node().isEmpty() ? pod : Words.of("whatif.pod-on", pod, change.node());
    }

    /** The first few names, and how many more there are. */
    public static String places(List<String> places) {
        int named = places.size() <= NAMED + 1 ? places.size() : NAMED;
        return Words.of("outcome.places", Phrase.names(places.subList(0, named)), places.size() - named);
    }
}
