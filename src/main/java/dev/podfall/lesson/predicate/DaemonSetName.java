package dev.podfall.lesson.predicate;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.store.ClusterState;
import java.util.List;

/** A DaemonSet by its name, or by namespace and name. */
public record DaemonSetName(String name) {
    /** Any one. */
    public static final DaemonSetName ANY = new DaemonSetName("");

    public List<DaemonSet> in(ClusterState state) {
        return state.daemonSets().stream().filter(this::is).toList();
    }

    private boolean is(DaemonSet daemonSet) {
        return name.isEmpty()
                || name.equals(daemonSet.name())
                || name.equals(daemonSet.key().toString());
    }

    @Override
    public String toString() {
        return "ds/" + name;
    }
}
