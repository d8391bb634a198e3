package dev.podfall.ui.frame;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks at: a node, a DaemonSet, a pod, a revision, each of them or none, and which of them came last. All panels share
 * one. Screen's thread only.
 */
public final class Selection {

    /**
     * @param revision a ControllerRevision; only as long as nothing else is chosen
     * @param focus the kind of what was chosen last: what a panel that shows one object shows; null if nothing is
     */
    public record Choice(
            @Nullable String node,
            @Nullable ObjectKey daemonSet,
            @Nullable ObjectKey pod,
            @Nullable ObjectKey revision,
            @Nullable Kind focus) {
        public static final Choice NOTHING = new Choice(null, null, null, null);

        /** A choice without a revision. */
        public Choice(
                @Nullable String node, @Nullable ObjectKey daemonSet, @Nullable ObjectKey pod, @Nullable Kind focus) {
            this(node, daemonSet, pod, null, focus);
        }

        /** The key of what was chosen last, null if nothing is. */
        public @Nullable ObjectKey focusKey() {
            if (focus == Kind.NODE) {
                return node == null ? null : ObjectKey.cluster(node);
            }
            if (focus == Kind.POD) {
                return pod;
            }
            if (focus == Kind.CONTROLLER_REVISION) {
                return revision;
            }
            return focus == Kind.DAEMON_SET ? daemonSet : null;
        }
    }

    private final List<Consumer<Choice>> listeners = new ArrayList<>();
    private Choice choice = Choice.NOTHING;

    public Choice choice() {
        return choice;
    }

    /** Calls the listener now and after every change. */
    public void listen(Consumer<Choice> listener) {
        listeners.add(listener);
        listener.accept(choice);
    }

    public void choose(Choice next) {
        if (!next.equals(choice)) {
            choice = next;
            List.copyOf(listeners).forEach(listener -> listener.accept(next));
        }
    }

    /**
     * Looks at a node; the DaemonSet stays, so that the question is what the one has to do with the other. A pod that waits
     * for a node stays too while there was none to ask about: the question is then whether it would fit there.
     */
    public void node(String name) {
        boolean asked = choice.focus == Kind.POD && choice.node == null;
        choose(new Choice(name, choice.daemonSet, asked ? choice.pod : null, asked ? Kind.POD : Kind.NODE));
    }

    /** Looks at a DaemonSet; the node stays. */
    public void daemonSet(ObjectKey key) {
        choose(new Choice(choice.node, key, null, Kind.DAEMON_SET));
    }

    /**
     * Looks at a pod.
     *
     * @param on the node that it is bound or pinned to; null if to none
     * @param owner its DaemonSet; null if it has none
     */
    public void pod(ObjectKey key, @Nullable String on, @Nullable ObjectKey owner) {
        choose(new Choice(on == null ? choice.node : on, owner == null ? choice.daemonSet : owner, key, Kind.POD));
    }

    /**
     * Looks at a ControllerRevision; the node stays.
     *
     * @param owner its DaemonSet; null if it has none
     */
    public void revision(ObjectKey key, @Nullable ObjectKey owner) {
        choose(new Choice(choice.node, owner == null ? choice.daemonSet : owner, null, key, Kind.CONTROLLER_REVISION));
    }

    public void clear() {
        choose(Choice.NOTHING);
    }
}
