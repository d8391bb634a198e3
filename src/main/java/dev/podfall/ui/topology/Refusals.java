package dev.podfall.ui.topology;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.scheduler.SchedulingVerdict;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.ui.frame.Moment;
import dev.podfall.ui.text.Words;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the scheduler said last about each pod that found no node, read from the steps as they come. */
final class Refusals {
    private final Map<ObjectKey, Told> byPod = new HashMap<>();
    private long session = -1;
    private int read;

    private record Told(SchedulingVerdict verdict, int attempt) {}

    /** Reads the steps that are new. */
    void read(Moment moment) {
        if (moment.session() != session) {
            byPod.clear();
            read = 0;
            session = moment.session();
        }
        var journal = moment.frame().journal();
        for (; read < moment.shown() && read < journal.size(); read++) {
            for (var explanation : journal.get(read).explanations()) {
                if (explanation instanceof SchedulingVerdict verdict) {
                    note(verdict);
                }
            }
        }
    }

    private void note(SchedulingVerdict verdict) {
        if (verdict.isPlaced()) {
            byPod.remove(verdict.pod());
        } else {
            byPod.merge(verdict.pod(), new Told(verdict, 1), (before, now) -> new Told(verdict, before.attempt() + 1));
        }
    }

    /** @param pinned the node that the pod is meant for, or null */
    PendingPod.@Nullable Refusal of(ObjectKey pod, @Nullable String pinned) {
        var told = byPod.get(pod);
        if (told == null) {
            return null;
        }
        var refusals = told.verdict().refusals();
        var node =
                pinned != null ? pinned : refusals.keySet().stream().findFirst().orElse("");
        if (node.isEmpty()) {
            return null;
        }
        var rejection = told.verdict().refusal(node);
        var taint = "";
        var rule = "";
        if (rejection != null) {
            for (var reason : rejection.reasons()) {
                rule = rule.isEmpty() ? rule(reason, rejection.plugin()) : rule;
                if (reason instanceof Reason.UntoleratedTaint untolerated) {
                    taint = untolerated.taint().toString();
                }
            }
        }
        return new PendingPod.Refusal(node, taint, rule, told.attempt());
    }

    private static String rule(Reason reason, String plugin) {
        return switch (reason) {
            case Reason.Insufficient insufficient -> insufficient.resource();
            case Reason.UntoleratedTaint ignored -> Words.of("verdict.taint");
            case Reason.Unschedulable ignored -> Words.of("verdict.cordoned");
            case Reason.PortConflict conflict ->
                Words.of("verdict.port", Integer.toString(conflict.wanted().port()));
            default -> plugin;
        };
    }
}
