package dev.podfall.ui.topology;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Creation;
import dev.podfall.explain.Headcount;
import dev.podfall.explain.Verdict.CreationRefused;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the picture's input from a moment. It remembers the last picture and looks only at what is different in the state
 * since, whichever of the two came first: a moment with nothing new costs nothing. What holds for all tiles and has
 * changed makes them all anew. One thread uses it.
 */
public final class TopologyMapper {
    private final Hues hues;
    private final Refusals refusals = new Refusals();
    private final Retries retries = new Retries();
    private final AskedKeys asked = new AskedKeys();
    private @Nullable Picture picture;

    /**
     * All that every tile depends on. While it is the same, tiles can be kept.
     *
     * @param selected the DaemonSet whose verdicts are shown, as far as they depend on it
     * @param hues of all DaemonSets
     * @param asked the label keys that something looks at
     */
    private record Basis(
            @Nullable Selected selected,
            @Nullable CreationRefused refused,
            Revisions revisions,
            Map<ObjectKey, Integer> hues,
            Set<String> asked,
            Wording wording) {
        boolean isSame(Basis other) {
            return Objects.equals(selected, other.selected)
                    && Objects.equals(refused, other.refused)
                    && (revisions == other.revisions || revisions.equals(other.revisions))
                    && hues.equals(other.hues)
                    && asked.equals(other.asked)
                    && wording == other.wording;
        }
    }

    /** @param template is compared as an object, not by what is in it */
    private record Selected(ObjectKey key, String uid, Object template) {
        static @Nullable Selected of(@Nullable DaemonSet daemonSet) {
            return daemonSet == null
                    ? null
                    : new Selected(
                            daemonSet.key(), daemonSet.uid(), daemonSet.spec().template());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Selected selected
                    && key.equals(selected.key)
                    && uid.equals(selected.uid)
                    && template == selected.template;
        }

        @Override
        public int hashCode() {
            return Objects.hash(key, uid);
        }
    }

    /** What the last picture was made of. */
    private final class Picture {
        final Basis basis;
        final PodMarks marks;
        final @Nullable Judge judge;
        final Tray tray = new Tray(refusals);
        final Tiles tiles;
        ClusterState state;
        Map<ObjectKey, PodMark.Countdown> countdowns;

        @Nullable
        Ghosts preview;

        Picture(
                Basis basis,
                @Nullable DaemonSet selected,
                ClusterState state,
                Map<ObjectKey, PodMark.Countdown> countdowns) {
            this.basis = basis;
            this.state = state;
            this.countdowns = countdowns;
            marks = new PodMarks(hues, basis.revisions());
            judge = selected == null
                    ? null
                    : new Judge(
                            selected,
                            hues.of(selected.key()),
                            basis.revisions().newestHash(selected.uid()),
                            basis.refused());
            tiles = new Tiles(marks, judge, tray, basis.asked());
            tray.fill(state, marks);
            tiles.fill(state, countdowns);
        }

        void update(ClusterState next, Set<ObjectKey> told, Map<ObjectKey, PodMark.Countdown> nextCountdowns) {
            var concerned = new HashSet<String>();
            for (var pod : next.<Pod>differences(state, Kind.POD)) {
                tray.update(pod.key(), pod.after(), marks, concerned::add);
                addNode(pod.before(), concerned);
                addNode(pod.after(), concerned);
            }
            for (var pod : told) {
                tray.update(pod, next.pod(pod), marks, concerned::add);
            }
            addChanged(countdowns, nextCountdowns, next, concerned);
            addChanged(nextCountdowns, countdowns, next, concerned);
            tiles.update(next, next.differences(state, Kind.NODE), concerned, nextCountdowns);
            state = next;
            countdowns = nextCountdowns;
        }

        private static void addNode(@Nullable Pod pod, Set<String> nodes) {
            if (pod != null && !pod.nodeName().isEmpty()) {
                nodes.add(pod.nodeName());
            }
        }

        /** The nodes of pods that count down otherwise, or no more. */
        private static void addChanged(
                Map<ObjectKey, PodMark.Countdown> some,
                Map<ObjectKey, PodMark.Countdown> others,
                ClusterState state,
                Set<String> nodes) {
            some.forEach((pod, countdown) -> {
                if (!countdown.equals(others.get(pod))) {
                    addNode(state.pod(pod), nodes);
                }
            });
        }

        void consider(@Nullable Ghosts next) {
            if (next != preview) {
                preview = next;
                tiles.consider(next == null ? null : new Preview(next, marks, judge));
            }
        }
    }

    public TopologyMapper(Hues hues) {
        this.hues = hues;
    }

    /**
     * Before the first moment: another one knows moments that are like this one in the beginning, and need not be read again.
     *
     * @param common how many steps they share at least
     */
    public void takeOver(TopologyMapper other, Moment moment, int common) {
        refusals.takeOver(other.refusals, moment, common);
    }

    /** @param preview another state that the tiles are held against, or null */
    public TopologyModel map(Moment moment, Selection.Choice choice, @Nullable Ghosts preview) {
        var told = refusals.show(moment);
        var state = moment.state();
        hues.learn(moment.session(), state);
        var selected = selected(state, choice);
        var now = shown(state, selected, told, countdowns(moment));
        now.consider(preview);
        return new TopologyModel(
                moment.session(),
                moment.shown(),
                lanes(state, now.basis.revisions()),
                selected == null ? null : selected.key().toString(),
                now.tiles.list(),
                now.tray.list());
    }

    private Picture shown(
            ClusterState state,
            @Nullable DaemonSet selected,
            Set<ObjectKey> told,
            Map<ObjectKey, PodMark.Countdown> countdowns) {
        var last = picture;
        var basis = new Basis(
                Selected.of(selected),
                selected == null ? null : Creation.refusal(state, selected),
                revisions(state, last),
                hues.all(),
                asked.of(state),
                Words.wording());
        if (last != null && last.basis.isSame(basis)) {
            last.update(state, told, countdowns);
            return last;
        }
        var next = new Picture(basis, selected, state, countdowns);
        picture = next;
        return next;
    }

    @SuppressWarnings("ReferenceEquality") // the very same objects: nothing to be read anew
    private static Revisions revisions(ClusterState state, @Nullable Picture last) {
        return last != null && last.state.all(Kind.CONTROLLER_REVISION) == state.all(Kind.CONTROLLER_REVISION)
                ? last.basis.revisions()
                : Revisions.of(state);
    }

    private static @Nullable DaemonSet selected(ClusterState state, Selection.Choice choice) {
        var key = choice.daemonSet();
        var chosen = key == null ? null : state.daemonSet(key);
        return chosen != null ? chosen : state.daemonSets().stream().findFirst().orElse(null);
    }

    private List<Lane> lanes(ClusterState state, Revisions revisions) {
        var lanes = new ArrayList<Lane>();
        for (var daemonSet : state.daemonSets()) {
            var count = Headcount.posted(daemonSet);
            lanes.add(new Lane(
                    daemonSet.key().toString(),
                    daemonSet.name(),
                    hues.of(daemonSet.key()),
                    revisions.newest(daemonSet.uid()),
                    count.ready() + "/" + count.wanted()));
        }
        return lanes;
    }

    private Map<ObjectKey, PodMark.Countdown> countdowns(Moment moment) {
        var result = retries.at(moment);
        for (var eviction : moment.evictions()) {
            result.put(eviction.pod(), countdown(eviction.from(), eviction.at(), moment.at()));
        }
        return result;
    }

    private static PodMark.Countdown countdown(Instant from, Instant end, Instant now) {
        double whole = Math.max(1, Duration.between(from, end).toMillis());
        long left = Math.max(0, Duration.between(now, end).toMillis());
        // A fiftieth is as fine as the ring can show: finer would redraw for nothing.
        return new PodMark.Countdown(Math.ceil(left / whole * 50) / 50, (left + 500) / 1000);
    }
}
