package dev.podfall.ui.nodes;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A state's events by what they are about. From one state to the next it looks only at those that differ. Not safe for
 * several threads.
 */
final class EventIndex {
    private static final Set<String> GLOBAL = Kind.builtIn().stream()
            .filter(kind -> !kind.namespaced())
            .map(Kind::kindName)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<About, TreeMap<ObjectKey, Event>> byObject = new HashMap<>();
    private ClusterState state = ClusterState.EMPTY;

    /** @param namespace empty for what has none */
    private record About(String kind, String namespace, String name) {
        static About of(Event event) {
            var about = event.involvedObject();
            return new About(about.kind(), GLOBAL.contains(about.kind()) ? "" : about.namespace(), about.name());
        }
    }

    void goTo(ClusterState next) {
        for (var event : next.<Event>differences(state, Kind.EVENT)) {
            forget(event.key(), event.before());
            var after = event.after();
            if (after != null) {
                byObject.computeIfAbsent(About.of(after), about -> new TreeMap<>())
                        .put(event.key(), after);
            }
        }
        state = next;
    }

    private void forget(ObjectKey key, @Nullable Event event) {
        if (event != null) {
            byObject.computeIfPresent(About.of(event), (about, there) -> {
                there.remove(key);
                return there.isEmpty() ? null : there;
            });
        }
    }

    /** The events about an object; about a node those of its pods too, and about a DaemonSet those of its own. */
    List<Event> concerning(KubeObject object) {
        var out = new ArrayList<Event>();
        add(object.kind(), object.key(), out);
        switch (object.kind()) {
            case SimulatedKind.NODE -> {
                state.podsOnNode(object.name()).forEach(pod -> add(Kind.POD, pod.key(), out));
                addThose(state.podsOnNode(""), pod -> object.name().equals(pod.targetNode()), out);
            }
            case SimulatedKind.DAEMON_SET -> addThose(state.podsControlledBy(object.uid()), pod -> true, out);
            case SimulatedKind.POD,
                    SimulatedKind.CONTROLLER_REVISION,
                    SimulatedKind.EVENT,
                    SimulatedKind.NAMESPACE,
                    SimulatedKind.PRIORITY_CLASS -> {
                // Nothing belongs to it.
            }
            case KeptKind _ -> {
                // Nothing belongs to it.
            }
        }
        return out;
    }

    private void addThose(Iterable<Pod> pods, Predicate<Pod> which, List<Event> out) {
        for (var pod : pods) {
            if (which.test(pod)) {
                add(Kind.POD, pod.key(), out);
            }
        }
    }

    private void add(Kind kind, ObjectKey key, List<Event> out) {
        var there = byObject.get(new About(kind.kindName(), key.namespace(), key.name()));
        if (there != null) {
            out.addAll(there.values());
        }
    }
}
