package dev.podfall.benchmarks;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Source;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.app.Statuses;
import dev.podfall.ui.events.EventFilter;
import dev.podfall.ui.events.EventsViewModel;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.TopologyMapper;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a window keeps of a session that plays for long: a {@link LongPlay} that is looked at every 2,000 steps or so by
 * all that reads step by step. Arguments: days of virtual time, nodes, the ceiling of history in MB, and who looks:
 * {@code none}, or some of {@code events,everything,timeline,status,map}.
 */
public final class LongWindow {
    private static final int STRIDE = 2_000;

    private final String who;
    private final Hues hues = new Hues();
    private final EventsViewModel events = new EventsViewModel();
    private final EventsViewModel everything = new EventsViewModel();
    private final TimelineReader timeline = new TimelineReader();
    private final Statuses statuses = new Statuses(hues);
    private final TopologyMapper map = new TopologyMapper(hues);
    private final EventFilter all = new EventFilter(EventFilter.Depth.EVERYTHING, "", null, false, null);
    private Object last = "";
    private long nanos;

    private LongWindow(String who) {
        this.who = who;
    }

    private void look(Session session) {
        var frame = session.frame();
        var moment = new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
        long begun = System.nanoTime();
        hues.learn(1, moment.state());
        last = List.of(
                who.contains("events")
                        ? events.answer(new EventsViewModel.Question(moment, EventFilter.ALL_EVENTS, Words.wording()))
                        : "",
                who.contains("everything")
                        ? everything.answer(new EventsViewModel.Question(moment, all, Words.wording()))
                        : "",
                who.contains("timeline") ? timeline.read(1, frame) : "",
                who.contains("status") ? statuses.of(moment, Selection.Choice.NOTHING) : "",
                who.contains("map") ? map.map(moment, Selection.Choice.NOTHING, null) : "");
        nanos += System.nanoTime() - begun;
    }

    public static void main(String[] args) {
        int days = Integer.parseInt(args[0]);
        int nodes = Integer.parseInt(args[1]);
        long ceiling = Long.parseLong(args[2]);
        var window = new LongWindow(args[3]);
        var session = new Session(SessionOptions.DEFAULT);
        session.keepHistoryWithin(ceiling * 1_000_000);
        var manifest = Fleet.manifest(nodes, 1).replace("registry.example/agent:1", "registry.example/agent:crash");
        ManifestLoad.plan(List.of(new Source("fleet.yaml", manifest)), session).apply(session);
        for (int part = 1; part <= 5; part++) {
            var end = session.now().plus(Duration.ofDays(days).dividedBy(5));
            while (session.now().isBefore(end)) {
                int seen = session.journal().size();
                while (session.journal().size() < seen + STRIDE && session.runNextUntil(end)) {
                    // Time passes.
                }
                if (session.journal().size() < seen + STRIDE) {
                    session.runUntil(end);
                }
                window.look(session);
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s, day %d: %d steps, heap %.1f MB, looking took %.2f s",
                    window.who,
                    days * part / 5,
                    session.journal().size(),
                    LongPlay.used() / 1e6,
                    window.nanos / 1e9));
        }
        // Neither is garbage before here.
        java.lang.ref.Reference.reachabilityFence(window);
        java.lang.ref.Reference.reachabilityFence(session);
    }
}
