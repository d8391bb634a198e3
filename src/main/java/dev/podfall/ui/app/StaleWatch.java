package dev.podfall.ui.app;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.StaleCounters;
import dev.podfall.ui.frame.Moment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers the last answer about stale counters: it changes only when the DaemonSet or a node does. */
final class StaleWatch {
    private @Nullable DaemonSet daemonSet;
    private @Nullable Map<ObjectKey, ?> nodes;
    private @Nullable StaleCounters answer;

    @SuppressWarnings("ReferenceEquality") // the very same objects: what makes asking every moment cheap
    @Nullable
    StaleCounters of(Moment moment, DaemonSet asked) {
        var now = moment.state().all(Kind.NODE);
        if (asked != daemonSet || now != nodes) {
            answer = StaleCounters.of(moment.state(), asked, moment.steps());
            daemonSet = asked;
            nodes = now;
        }
        return answer;
    }
}
