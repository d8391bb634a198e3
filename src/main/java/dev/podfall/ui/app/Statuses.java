package dev.podfall.ui.app;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.app.StatusModel.DaemonSetStatus;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Moment;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the status bar's text from a moment. */
final class Statuses {
    private static final int LOOKED_AT = 300;
    private static final Set<String> STARTING = Set.of("", "ContainerCreating", "PodInitializing");

    private final Hues hues;

    Statuses(Hues hues) {
        this.hues = hues;
    }

    StatusModel of(Moment moment, Selection.Choice choice) {
        var state = moment.state();
        var chosen = choice.daemonSet() == null ? null : state.daemonSet(choice.daemonSet());
        var rows = new ArrayList<DaemonSetStatus>();
        for (var daemonSet : state.daemonSets()) {
            var row = row(daemonSet);
            if (daemonSet == chosen) {
                rows.addFirst(row);
            } else {
                rows.add(row);
            }
        }
        return new StatusModel(rows, blocked(state, chosen), state.count(Kind.NODE), state.count(Kind.POD), "");
    }

    private DaemonSetStatus row(DaemonSet daemonSet) {
        var status = daemonSet.status();
        return new DaemonSetStatus(
                daemonSet.name(),
                hues.of(daemonSet.key()),
                status.desiredNumberScheduled(),
                status.currentNumberScheduled(),
                status.updatedNumberScheduled(),
                status.numberReady(),
                status.numberAvailable(),
                status.numberMisscheduled());
    }

    /** What holds up the chosen DaemonSet's rollout, or the first one that is held up. */
    private static String blocked(ClusterState state, @Nullable DaemonSet chosen) {
        if (chosen != null && isRolling(chosen)) {
            return rollout(state, chosen);
        }
        for (var daemonSet : state.daemonSets()) {
            if (isRolling(daemonSet)) {
                return rollout(state, daemonSet);
            }
        }
        return "";
    }

    private static boolean isRolling(DaemonSet daemonSet) {
        var status = daemonSet.status();
        return status.updatedNumberScheduled() < status.desiredNumberScheduled();
    }

    private static String rollout(ClusterState state, DaemonSet daemonSet) {
        var status = daemonSet.status();
        var text = switch (daemonSet.spec().updateStrategy()) {
            case UpdateStrategy.OnDelete ignored ->
                Words.of(
                        "status.on-delete",
                        daemonSet.name(),
                        status.desiredNumberScheduled() - status.updatedNumberScheduled());
            case UpdateStrategy.RollingUpdate rolling ->
                Words.of(
                        "status.rolling",
                        daemonSet.name(),
                        status.updatedNumberScheduled(),
                        status.desiredNumberScheduled(),
                        rolling.maxUnavailable().toString());
        };
        var stuck = stuck(state, daemonSet);
        return stuck == null ? text : text + " · " + stuck;
    }

    private static @Nullable String stuck(ClusterState state, DaemonSet daemonSet) {
        int looked = 0;
        for (Pod pod : state.podsControlledBy(daemonSet.uid())) {
            for (var container : pod.status().containerStatuses()) {
                if (container.state() instanceof ContainerState.Waiting waiting
                        && !STARTING.contains(waiting.reason())) {
                    return Words.of("status.stuck", pod.name(), waiting.reason());
                }
            }
            if (++looked > LOOKED_AT) {
                return null;
            }
        }
        return null;
    }
}
