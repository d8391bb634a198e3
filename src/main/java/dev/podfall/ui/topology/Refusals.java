package dev.podfall.ui.topology;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Step;
import dev.podfall.explain.StepTrail;
import dev.podfall.play.Moment;
import dev.podfall.scheduler.SchedulingVerdict;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler said last about each pod that found no node, as of the step that is shown. Each step is read once;
 * going back is a look-up. Of what was said it keeps the last; the rest is in the journal.
 */
final class Refusals {
    private final Map<ObjectKey, List<Told>> byPod = new HashMap<>();
    private final List<Told> all = new ArrayList<>();
    private final Map<ObjectKey, Said> said = new HashMap<>();
    private final StepTrail trail = new StepTrail();
    private List<Step> journal = List.of();
    private int shown;

    /**
     * That a pod was placed is told only of those that were refused before.
     *
     * @param step counts from 1
     * @param attempt counts the refusals since the pod was placed last; 0 if it was placed
     */
    private record Told(int step, ObjectKey pod, int attempt) {}

    /** What a pod was told in a step. */
    private record Said(int step, SchedulingVerdict verdict) {}

    /**
     * Takes over what has been read of the steps that both have, if nothing was read yet: in a long session many of them
     * have to come back to be read.
     *
     * @param common how many these are at least
     */
    void takeOver(Refusals other, Moment moment, int common) {
        if (!journal.isEmpty()) {
            return;
        }
        int read = trail.takeOver(other.trail, moment.session(), moment.frame().journal(), common);
        journal = moment.frame().journal();
        for (var told : other.all.subList(0, countUntil(read, other.all))) {
            byPod.computeIfAbsent(told.pod(), pod -> new ArrayList<>(1)).add(told);
            all.add(told);
        }
    }

    /**
     * Goes to the step that is shown, and reads what is new until there.
     *
     * @return the pods of which something else may hold now
     */
    Set<ObjectKey> show(Moment moment) {
        var changed = new HashSet<ObjectKey>();
        int kept = trail.keep(moment.session(), moment.frame().journal());
        journal = moment.frame().journal();
        while (!all.isEmpty() && all.getLast().step() > kept) {
            forget(all.removeLast(), changed);
        }
        int until = Math.min(moment.shown(), journal.size());
        for (int read = kept; read < until; read++) {
            var step = journal.get(read);
            for (var explanation : step.explanations()) {
                if (explanation instanceof SchedulingVerdict verdict) {
                    note(read + 1, verdict);
                }
            }
            trail.add();
        }
        for (int i = countUntil(Math.min(kept, Math.min(shown, until)), all); i < all.size(); i++) {
            var told = all.get(i);
            if (told.step() > Math.max(shown, until)) {
                break;
            }
            changed.add(told.pod());
        }
        shown = until;
        return changed;
    }

    private void forget(Told last, Set<ObjectKey> changed) {
        var pod = last.pod();
        changed.add(pod);
        said.remove(pod);
        var told = byPod.get(pod);
        if (told != null && told.size() > 1) {
            told.removeLast();
        } else {
            byPod.remove(pod);
        }
    }

    private void note(int step, SchedulingVerdict verdict) {
        var before = byPod.get(verdict.pod());
        int attempts = before == null ? 0 : before.getLast().attempt();
        if (verdict.isPlaced() && attempts == 0) {
            return;
        }
        var told = new Told(step, verdict.pod(), verdict.isPlaced() ? 0 : attempts + 1);
        byPod.computeIfAbsent(told.pod(), pod -> new ArrayList<>(1)).add(told);
        all.add(told);
        if (verdict.isPlaced()) {
            said.remove(told.pod());
        } else {
            said.put(told.pod(), new Said(step, verdict));
        }
    }

    private SchedulingVerdict verdict(Told told) {
        var known = said.get(told.pod());
        if (known == null || known.step() != told.step()) {
            known = new Said(told.step(), look(told));
            said.put(told.pod(), known);
        }
        return known.verdict();
    }

    private SchedulingVerdict look(Told told) {
        SchedulingVerdict out = null;
        for (var explanation : journal.get(told.step() - 1).explanations()) {
            if (explanation instanceof SchedulingVerdict verdict
                    && verdict.pod().equals(told.pod())) {
                out = verdict;
            }
        }
        return Objects.requireNonNull(out, () -> "step " + told.step() + " said nothing of " + told.pod());
    }

    /** How much of what was told belongs to the first {@code steps} steps. */
    private static int countUntil(int steps, List<Told> told) {
        int low = 0;
        int high = told.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (told.get(middle).step() > steps) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private @Nullable Told last(ObjectKey pod) {
        var told = byPod.getOrDefault(pod, List.of());
        int count = countUntil(shown, told);
        return count == 0 || told.get(count - 1).attempt() == 0 ? null : told.get(count - 1);
    }

    /** @param pinned the node that the pod is meant for, or null */
    PendingPod.@Nullable Refusal of(ObjectKey pod, @Nullable String pinned) {
        var told = last(pod);
        if (told == null) {
            return null;
        }
        var verdict = verdict(told);
        var refusals = verdict.refusals();
        var node =
                pinned != null ? pinned : refusals.keySet().stream().findFirst().orElse("");
        if (node.isEmpty()) {
            return null;
        }
        var rejection = verdict.refusal(node);
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
