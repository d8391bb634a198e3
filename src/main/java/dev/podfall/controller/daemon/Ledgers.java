package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.ControllerContext;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ledgers of all DaemonSets, and what is known of their histories. */
final class Ledgers {
    private final ControllerContext context;
    private final TreeMap<ObjectKey, Kept> byKey = new TreeMap<>();

    private static final class Kept {
        final String uid;
        final Ledger ledger;
        /** The last plan for the history, kept while it says that all is well. */
        @Nullable
        HistoryPlan history;

        @Nullable
        PodTemplate historyOf;

        Kept(String uid, Ledger ledger) {
            this.uid = uid;
            this.ledger = ledger;
        }
    }

    Ledgers(ControllerContext context) {
        this.context = context;
    }

    /** The same ledgers for the controller of a fork. */
    Ledgers fork(ControllerContext forkedContext) {
        var out = new Ledgers(forkedContext);
        byKey.forEach((key, kept) -> {
            var copy = new Kept(kept.uid, kept.ledger.fork(forkedContext.explanations()::accept));
            copy.history = kept.history;
            copy.historyOf = kept.historyOf;
            out.byKey.put(key, copy);
        });
        return out;
    }

    Ledger of(DaemonSet daemonSet) {
        return kept(daemonSet).ledger;
    }

    private Kept kept(DaemonSet daemonSet) {
        var kept = byKey.get(daemonSet.key());
        if (kept == null || !kept.uid.equals(daemonSet.uid())) {
            kept = new Kept(daemonSet.uid(), new Ledger(context.view(), daemonSet, context.explanations()::accept));
            byKey.put(daemonSet.key(), kept);
        }
        return kept;
    }

    /** What the history needs; looked at again only if a revision or the template has changed. */
    HistoryPlan history(DaemonSet daemonSet, Ledger ledger) {
        var kept = kept(daemonSet);
        var template = daemonSet.spec().template();
        if (kept.history == null || kept.historyOf != template) {
            var plan = RevisionHistory.plan(context.view(), daemonSet, ledger.pods()::all);
            kept.history = plan.steps().isEmpty() ? plan : null;
            kept.historyOf = template;
            return plan;
        }
        return kept.history;
    }

    void drop(ObjectKey daemonSet) {
        byKey.remove(daemonSet);
    }

    void podChanged(@Nullable Pod before, @Nullable Pod after) {
        var pod = Objects.requireNonNull(after != null ? after : before);
        var owner = before == null || after == null || sameController(before, after)
                ? pod.meta().controller()
                : null;
        for (var entry : namespace(pod.namespace()).entrySet()) {
            if (owner == null || owner.uid().equals(entry.getValue().uid)) {
                entry.getValue().ledger.podChanged(before, after);
            }
        }
    }

    private static boolean sameController(Pod before, Pod after) {
        return Objects.equals(before.meta().controller(), after.meta().controller());
    }

    void nodeChanged(String node) {
        byKey.values().forEach(kept -> kept.ledger.nodeChanged(node));
    }

    void revisionChanged(String namespace) {
        namespace(namespace).values().forEach(kept -> kept.history = null);
    }

    private SortedMap<ObjectKey, Kept> namespace(String namespace) {
        return byKey.subMap(ObjectKey.of(namespace, ""), ObjectKey.of(namespace + "\0", ""));
    }
}
