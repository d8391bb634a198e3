package dev.podfall.ui.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.properties.Walk;
import dev.podfall.store.ClusterState;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events that are found by looking at what changed are those that are found by looking at all. */
@Timeout(600)
class EventIndexTest {
    private static final List<Kind> CHOSEN = List.of(Kind.NODE, Kind.DAEMON_SET, Kind.POD);

    @Test
    void onEveryWalkTheEventsOfAnObjectAreThoseAboutItAndItsPods() {
        var found = new AtomicInteger();
        Walk.seeds().limit(50).forEach(seed -> {
            var index = new EventIndex();
            Walk.through(seed, look -> {
                var state = look.moment().state();
                index.goTo(state);
                for (var kind : CHOSEN) {
                    for (var object : state.all(kind).values()) {
                        var concerning = index.concerning(object);
                        assertThat(concerning)
                                .as(look.where() + ", " + object.key())
                                .containsExactlyInAnyOrderElementsOf(state.events().stream()
                                        .filter(event -> concerns(state, event, object))
                                        .toList());
                        found.addAndGet(concerning.size());
                    }
                }
            });
        });
        assertThat(found).hasPositiveValue();
    }

    private static boolean concerns(ClusterState state, Event event, KubeObject object) {
        var about = event.involvedObject();
        if (about.kind().equals(object.kind().kindName()) && about.name().equals(object.name())) {
            return !object.kind().namespaced() || about.namespace().equals(object.namespace());
        }
        var pod = about.kind().equals("Pod") ? state.pod(ObjectKey.of(about.namespace(), about.name())) : null;
        if (pod == null || object.kind() == Kind.POD) {
            return false;
        }
        return object instanceof Node
                ? object.name().equals(pod.targetNode())
                : pod.meta().isControlledBy(object.uid());
    }
}
