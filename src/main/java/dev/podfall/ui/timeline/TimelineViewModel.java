package dev.podfall.ui.timeline;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import dev.podfall.explain.timeline.Timeline;
import dev.podfall.play.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one looks at the timeline, and what is chosen in it. Screen's thread only; knows no toolkit. */
final class TimelineViewModel {
    private Timeline timeline = Timeline.EMPTY;
    private List<BranchLane> branches = List.of();
    private final RevisionFlights flights = new RevisionFlights();
    private TimeScale scale = TimeScale.fit(0, 600);
    private boolean byHand;
    private long session = Long.MIN_VALUE;
    private Duration playhead = Duration.ZERO;
    private long shownStep;
    private boolean live = true;
    private Instant at = Instant.EPOCH;
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
            lane = null;
            dot = null;
            compared = null;
        }
        timeline = next;
        branches = List.copyOf(nextBranches);
        playhead = moment.elapsed();
        at = moment.at();
        live = moment.present();
        shownStep = moment.shown();
        if (byHand) {
            scale = moment.playing() ? scale.showing(TimeScale.seconds(playhead)) : scale;
        } else {
            fit();
        }
    }

    /** Branches are seen to their ends, too, unless what is shown would get less than half of the room. */
    private void fit() {
        double end = TimeScale.seconds(since(timeline.end()));
        double most = 2 * Math.max(end, TimeScale.SHORTEST);
        for (var branch : branches) {
            end = Math.max(end, Math.min(most, TimeScale.seconds(since(branch.end()))));
        }
        scale = TimeScale.fit(end, scale.width());
    }

    void widen(double width) {
        scale = scale.widened(Math.max(1, width));
        if (!byHand) {
            fit();
        }
    }

    void zoom(double factor, double x) {
        byHand = true;
        scale = scale.zoomed(factor, x);
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

    private @Nullable Lane chosenLane() {
        Lane out = null;
        for (var each : timeline.lanes()) {
            if (each.uid().equals(lane)) {
                return each;
            }
            boolean wanted = daemonSet == null ? out == null : each.daemonSet().equals(daemonSet);
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

    Timeline timeline() {
        return timeline;
    }

    RevisionFlights flights() {
        return flights;
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
