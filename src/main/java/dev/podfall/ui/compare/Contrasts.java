package dev.podfall.ui.compare;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.PodChange;
import dev.podfall.explain.StateDiff;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.play.Moment.Branch;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.compare.Contrast.Standing;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.outlook.Outlook;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a session against a branch, at whatever moment is shown. It costs what the two have different; the same two
 * states again cost nothing. One thread uses it.
 */
public final class Contrasts {
    private final Hues hues;
    private @Nullable Known last;

    /** @param said in which words and with which name */
    private record Known(
            ClusterState here, ClusterState there, Said said, Outlook outlook, Ghosts onHere, Ghosts onThere) {}

    private record Said(Wording wording, String name) {}

    public Contrasts(Hues hues) {
        this.hues = hues;
    }

    /** The session as the moment shows it, against the branch at that time. */
    public Contrast of(Moment moment, Branch branch) {
        var journal = branch.frame().journal();
        int steps = Math.clamp(journal.countUntil(moment.at()), Math.min(1, journal.size()), journal.size());
        var ended = branch.end().isBefore(moment.at());
        var other = new Moment(
                moment.session(),
                branch.frame(),
                steps,
                ended ? branch.end() : moment.at(),
                moment.playing(),
                moment.pace(),
                List.of());
        boolean together = moment.shown() <= branch.common() && steps <= branch.common();
        var standing = together ? Standing.TOGETHER : ended ? Standing.ENDED : Standing.APART;
        var known = known(moment.state(), other.state(), branch);
        return new Contrast(branch, other, standing, known.outlook(), known.onHere(), known.onThere());
    }

    /** When the two part: the time of the first step that the branch has for itself; its end if it has none. */
    static Instant parting(Branch branch) {
        var journal = branch.frame().journal();
        return branch.common() < journal.size() ? journal.get(branch.common()).at() : branch.end();
    }

    @SuppressWarnings("ReferenceEquality") // the very same states: nothing to be compared anew
    private Known known(ClusterState here, ClusterState there, Branch branch) {
        var said = new Said(Words.wording(), CompareWords.name(branch));
        var before = last;
        if (before != null
                && before.here() == here
                && before.there() == there
                && before.said().equals(said)) {
            return before;
        }
        // To the second, as creation times are.
        var parted = parting(branch).truncatedTo(ChronoUnit.SECONDS);
        var diff = StateDiff.between(here, there);
        var pods = told(diff.pods(), here, there, parted);
        var shown = new StateDiff(pods, diff.counters());
        var known = new Known(
                here,
                there,
                said,
                CompareWords.of(shown, here, there, said.name(), hues),
                new Ghosts(pods, there, Ghosts.Meaning.ELSEWHERE),
                new Ghosts(pods.stream().map(Contrasts::seenFromThere).toList(), here, Ghosts.Meaning.ELSEWHERE));
        last = known;
        return known;
    }

    /**
     * Without pods that both courses have made for themselves at the same place from the same template: which of them is
     * which is no difference.
     */
    private static List<PodChange> told(
            List<PodChange> changes, ClusterState one, ClusterState another, Instant parted) {
        return changes.stream()
                .filter(change -> !(change.outcome() instanceof Outcome.Restarted)
                        || !madeSince(parted, change, one)
                        || !madeSince(parted, change, another))
                .toList();
    }

    /** The same difference from the other side: comparing once is enough. */
    private static PodChange seenFromThere(PodChange change) {
        var outcome = switch (change.outcome()) {
            case Outcome.Lands _, Outcome.Repeats _ -> new Outcome.Leaves(Duration.ZERO);
            // One that waits there may run here, or not be at all.
            case Outcome.Leaves _, Outcome.LeavesLater _, Outcome.Waits _ -> new Outcome.Lands();
            case Outcome.Replaced replaced ->
                new Outcome.Replaced(/* fromHash= */ replaced.toHash(), /* toHash= */ replaced.fromHash());
            case Outcome.Restarted restarted -> restarted;
            case Outcome.Misscheduled missed -> new Outcome.Misscheduled(!missed.now());
        };
        return new PodChange(change.owner(), change.daemonSet(), change.node(), outcome);
    }

    private static boolean madeSince(Instant parted, PodChange change, ClusterState state) {
        return change.daemonSet()
                && state.podsOnNode(change.node()).stream()
                        .filter(pod -> change.owner().equals(pod.meta().controllerKey(Kind.DAEMON_SET)))
                        .allMatch(pod -> {
                            var made = pod.meta().creationTimestamp();
                            return made != null && !made.isBefore(parted);
                        });
    }
}
