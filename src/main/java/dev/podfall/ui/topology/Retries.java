package dev.podfall.ui.topology;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Step;
import dev.podfall.explain.LookBack;
import dev.podfall.kubelet.KubeletDecision.BackingOff;
import dev.podfall.play.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the containers of a pod that failed are tried again, as of the step that is shown. New steps are read once; who goes
 * back, or into another session, reads the last minutes again. One thread uses it.
 */
final class Retries {
    /** The longest back-off of a kubelet, and what it takes to fail once more. */
    private static final Duration WINDOW = Duration.ofMinutes(6);

    private final Map<ObjectKey, BackingOff> said = new HashMap<>();
    private long session = Long.MIN_VALUE;
    private int read;

    /** Goes to a moment; returns by pod how long it is until the next try, of those that wait for one. */
    Map<ObjectKey, PodMark.Countdown> at(Moment moment) {
        var journal = moment.frame().journal();
        int until = Math.min(moment.shown(), journal.size());
        if (moment.session() != session || until < read) {
            said.clear();
            read = first(journal, until, moment.at());
        }
        session = moment.session();
        read = Math.max(read, until - LookBack.MOST_STEPS);
        for (; read < until; read++) {
            for (var explanation : journal.get(read).explanations()) {
                if (explanation instanceof BackingOff backing) {
                    said.put(backing.pod(), backing);
                }
            }
        }
        said.values().removeIf(backing -> !backing.at().isAfter(moment.at()));
        var result = new HashMap<ObjectKey, PodMark.Countdown>();
        said.forEach((pod, backing) -> result.put(pod, countdown(backing, moment.at())));
        return result;
    }

    private static int first(List<Step> journal, int until, Instant now) {
        int first = until;
        int oldest = Math.max(0, until - LookBack.MOST_STEPS);
        while (first > oldest && !journal.get(first - 1).at().isBefore(now.minus(WINDOW))) {
            first--;
        }
        return first;
    }

    private static PodMark.Countdown countdown(BackingOff backing, Instant now) {
        double whole = Math.max(1, backing.delay().toMillis());
        long left = Duration.between(now, backing.at()).toMillis();
        return new PodMark.Countdown(Math.min(1, Math.ceil(left / whole * 50) / 50), (left + 999) / 1000, true);
    }
}
