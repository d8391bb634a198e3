package dev.podfall.ui.app;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Churn;
import dev.podfall.explain.Headcount;
import dev.podfall.explain.RolloutDiagnosis;
import dev.podfall.explain.RolloutWatch;
import dev.podfall.explain.RolloutWords;
import dev.podfall.explain.StaleWatch;
import dev.podfall.language.Phrase;
import dev.podfall.play.Moment;
import dev.podfall.ui.app.StatusModel.DaemonSetStatus;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Makes the status bar's text from a moment. One thread uses it. */
public final class Statuses {
    private final Hues hues;
    private final StaleWatch stale = new StaleWatch();
    private final RolloutWatch rollouts = new RolloutWatch();

    public Statuses(Hues hues) {
        this.hues = hues;
    }

    public StatusModel of(Moment moment, Selection.Choice choice) {
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
        return new StatusModel(rows, progress(moment, chosen), state.count(Kind.NODE), state.count(Kind.POD), "");
    }

    private DaemonSetStatus row(DaemonSet daemonSet) {
        var status = daemonSet.status();
        var count = Headcount.posted(daemonSet);
        return new DaemonSetStatus(
                daemonSet.name(),
                hues.of(daemonSet.key()),
                count.wanted(),
                status.currentNumberScheduled(),
                status.updatedNumberScheduled(),
                count.ready(),
                status.numberAvailable(),
                status.numberMisscheduled());
    }

    /** How far the chosen DaemonSet is and what it waits for; if it has arrived, the first one that has not. */
    private String progress(Moment moment, @Nullable DaemonSet chosen) {
        var churn = Churn.of(moment.steps(), moment.at());
        if (churn.isPresent()) {
            return text(churn.get());
        }
        var state = moment.state();
        if (chosen != null && !hasArrived(chosen)) {
            return text(rollouts.of(state, chosen, moment.at()));
        }
        for (var daemonSet : state.daemonSets()) {
            if (!hasArrived(daemonSet)) {
                return text(rollouts.of(state, daemonSet, moment.at()));
            }
        }
        var shown = chosen != null
                ? chosen
                : state.daemonSets().stream().findFirst().orElse(null);
        var old = shown == null ? null : stale.of(moment.session(), state, shown, moment.steps());
        return old == null || shown == null
                ? ""
                : Words.of(
                        "status.stale",
                        shown.name(),
                        RolloutWords.of(old, ClockText.since(moment.frame().start())));
    }

    // Only whose counters say that something is missing is worth a look at all its pods.
    private static boolean hasArrived(DaemonSet daemonSet) {
        var status = daemonSet.status();
        return status.observedGeneration() >= daemonSet.meta().generation()
                && status.updatedNumberScheduled() >= status.desiredNumberScheduled()
                && status.numberAvailable() >= status.desiredNumberScheduled();
    }

    private static String text(Churn churn) {
        return Words.of(
                "status.churn",
                churn.daemonSet().name(),
                churn.perSecond(),
                churn.reason(),
                Phrase.names(churn.nodes()));
    }

    private static String text(RolloutDiagnosis rollout) {
        var name = rollout.daemonSet().name();
        var counters = rollout.counters();
        var text = switch (rollout.phase()) {
            case SETTLED, UNSEEN -> "";
            case LANDING -> Words.of("status.landing", name, counters.numberAvailable(), rollout.desired());
            case ROLLING ->
                rollout.maxSurge() > 0
                        ? Words.of(
                                "status.surging",
                                name,
                                counters.updatedNumberScheduled(),
                                rollout.desired(),
                                rollout.maxSurge())
                        : Words.of(
                                "status.rolling",
                                name,
                                counters.updatedNumberScheduled(),
                                rollout.desired(),
                                rollout.maxUnavailable());
            case ON_DELETE -> Words.of("status.on-delete", name, rollout.outdated());
        };
        var stuck = text.isEmpty() ? Phrase.NONE : RolloutWords.stuck(rollout);
        return stuck.isEmpty() ? text : Words.of("status.stuck", text, stuck);
    }
}
