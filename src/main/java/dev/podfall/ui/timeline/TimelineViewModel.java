package dev.podfall.ui.timeline;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import dev.podfall.explain.timeline.Timeline;
import dev.podfall.kept.SessionFile;
import dev.podfall.language.Phrase;
import dev.podfall.play.Moment;
import dev.podfall.ui.timeline.Folds.Fold;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where one looks at the timeline, and what is chosen in it. Screen's thread only; knows no toolkit. */
final class TimelineViewModel {
    /** In more marks at one place nobody looks for the next one. */
    private static final int LOOKED_AT = 1000;

    private Timeline timeline = Timeline.EMPTY;
    private List<BranchLane> branches = List.of();
    private final RevisionFlights flights = new RevisionFlights();
    private List<SessionFile.Bookmark> bookmarks = List.of();
    private TimeScale scale = TimeScale.fit(0, 600);
    /** The lulls that are as wide as their time. */
    private final Set<Long> opened = new TreeSet<>();

    private boolean byHand;
    private long session = Long.MIN_VALUE;
    private Duration playhead = Duration.ZERO;
    private long shownStep;
    private boolean live = true;
    private Instant at = Instant.EPOCH;
    private Phrase spoken = Phrase.NONE;
    private @Nullable ObjectKey daemonSet;
    private @Nullable String lane;
    private @Nullable Dot dot;
    private @Nullable Dot compared;

    void show(Timeline next, Moment moment) {
        show(next, List.of(), moment);
    }

    /** Takes over what is known and where time stands. */
    void show(Timeline next, List<BranchLane> nextBranches, Moment moment) {
        if (moment.session() != session) {
            session = moment.session();
            byHand = false;
            opened.clear();
            lane = null;
            dot = null;
            compared = null;
        }
        timeline = next.ordered();
        branches = List.copyOf(nextBranches);
        playhead = moment.elapsed();
        at = moment.at();
        live = moment.present();
        shownStep = moment.shown();
        if (byHand) {
            scale = scale.with(timeline.lulls(), opened, end());
            scale = moment.playing() ? scale.showing(TimeScale.seconds(playhead)) : scale;
        } else {
            fit();
        }
    }

    /** Branches are seen to their ends, too, unless what is shown would get less than half of the room. */
    private void fit() {
        double beyond = 0;
        for (var branch : branches) {
            beyond = Math.max(beyond, TimeScale.seconds(since(branch.end())) - end());
        }
        scale = scale.fitting(timeline.lulls(), opened, end(), beyond);
    }

    private double end() {
        return TimeScale.seconds(since(timeline.end()));
    }

    /** Opens a lull, or folds it again. */
    void toggle(Fold fold) {
        if (!opened.remove(fold.key())) {
            opened.add(fold.key());
        }
        if (byHand) {
            double before = scale.x(fold.from());
            scale = scale.with(timeline.lulls(), opened, end());
            scale = scale.scrolled(scale.x(fold.from()) - before);
        } else {
            fit();
        }
    }

    /** The folded or opened lull in which the playhead is; else the last one before it, or the first; null without any. */
    @Nullable
    Fold foldAtPlayhead() {
        return scale.foldAt(TimeScale.seconds(playhead));
    }

    void widen(double width) {
        scale = scale.widened(Math.max(1, width));
        if (!byHand) {
            fit();
        }
    }

    void zoom(double factor, double x) {
        byHand = true;
        scale = scale.zoomed(timeline.lulls(), opened, end(), factor, x);
    }

    void scroll(double pixels) {
        byHand = true;
        scale = scale.scrolled(pixels);
    }

    void showAll() {
        byHand = false;
        fit();
    }

    /** Chooses a revision; it is compared with the one before it until another is chosen. */
    void choose(Lane of, Dot chosen) {
        lane = of.uid();
        dot = chosen;
        compared = null;
    }

    void compareWith(@Nullable Dot other) {
        compared = other;
    }

    /** Looks at a DaemonSet: its newest revision, whichever that is. */
    void choose(@Nullable ObjectKey key) {
        if (key != null && !key.equals(daemonSet)) {
            daemonSet = key;
            lane = null;
            dot = null;
            compared = null;
        }
    }

    /** What is said of the chosen revision; of the newest one if none is; null if there is none at all. */
    @Nullable
    RevisionDetail detail() {
        var of = chosenLane();
        if (of == null) {
            return null;
        }
        var known = of.now(dot);
        var chosen = known != null ? known : of.currentAt(at);
        return chosen == null ? null : RevisionDetail.of(of, chosen, of.now(compared), at);
    }

    /** The revision so many places after the chosen one, or the last one there is; null without any. */
    LaneLayout.@Nullable Hit revisionBeside(int places) {
        var of = chosenLane();
        var known = of == null ? null : of.now(dot);
        var chosen = of == null || known != null ? known : of.currentAt(at);
        if (of == null || chosen == null) {
            return null;
        }
        var dots = of.dots();
        int there = Math.clamp(dots.indexOf(chosen) + places, 0, dots.size() - 1);
        return new LaneLayout.Hit(of, dots.get(there));
    }

    /** The lane so many places below the one that is looked at, or the last one there is; null without any. */
    LaneLayout.@Nullable Hit laneBeside(int places) {
        var lanes = timeline.lanes();
        var of = chosenLane();
        return of == null
                ? null
                : new LaneLayout.Hit(lanes.get(Math.clamp(lanes.indexOf(of) + places, 0, lanes.size() - 1)), null);
    }

    private @Nullable Lane chosenLane() {
        Lane out = null;
        for (var each : timeline.lanes()) {
            if (each.uid().equals(lane)) {
                return each;
            }
            // Without a choice the first that is there, as the map does; of several of one name the last.
            boolean wanted = daemonSet == null
                    ? out == null || out.isGone(at) && !each.isGone(at)
                    : each.daemonSet().equals(daemonSet);
            out = wanted ? each : out;
        }
        return out;
    }

    /** The number of the next step worth stopping at; 0 if there is none. */
    int nextStop() {
        var stop = timeline.nextStop(shownStep);
        return stop == null ? 0 : stop.intValue();
    }

    /** The number of the last such step before; 0 if there is none. */
    int stopBefore() {
        var stop = timeline.stopBefore(shownStep);
        return stop == null ? 0 : stop.intValue();
    }

    /** The step of marks that a click goes to: the first, or the next one if one is there already. */
    long stepOf(MarkRow.Cluster mark) {
        var steps = timeline.marks().steps(mark.from(), mark.until(), LOOKED_AT);
        for (long step : steps) {
            if (step > shownStep) {
                return shownStep < steps.getFirst() ? steps.getFirst() : step;
            }
        }
        return steps.getFirst();
    }

    /** The time at a place, not after what is known. */
    Instant timeAt(double x) {
        var time = timeline.start().plus(scale.time(x));
        return time.isAfter(timeline.end()) ? timeline.end() : time;
    }

    Duration since(Instant time) {
        return Duration.between(timeline.start(), time);
    }

    double x(Instant time) {
        return scale.x(since(time));
    }

    /** What happened last where the playhead is, for those who do not see it; none while time runs. */
    void spoken(Phrase next) {
        spoken = next;
    }

    Phrase spoken() {
        return spoken;
    }

    Timeline timeline() {
        return timeline;
    }

    RevisionFlights flights() {
        return flights;
    }

    /** In the order of their times. */
    List<SessionFile.Bookmark> bookmarks() {
        return bookmarks;
    }

    void bookmarks(List<SessionFile.Bookmark> next) {
        bookmarks = next.stream()
                .sorted(Comparator.comparing(SessionFile.Bookmark::at))
                .toList();
    }

    List<BranchLane> branches() {
        return branches;
    }

    TimeScale scale() {
        return scale;
    }

    Duration playhead() {
        return playhead;
    }

    Instant at() {
        return at;
    }

    /** How many pods of a lane are bound at the moment that is shown: while surging more than nodes. */
    int podsNow(Lane of) {
        int now = 0;
        for (var band : of.bands()) {
            now += band.pods().at(at);
        }
        return now;
    }

    boolean live() {
        return live;
    }

    @Nullable
    Dot chosenDot() {
        return dot;
    }
}
