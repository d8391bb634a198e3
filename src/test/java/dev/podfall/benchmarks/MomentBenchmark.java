package dev.podfall.benchmarks;

import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Session;
import dev.podfall.explain.Known;
import dev.podfall.explain.WhatIf;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.kubelet.KubeletProfile;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.app.Statuses;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.placement.PlacementViewModel;
import dev.podfall.ui.topology.TopologyMapper;
import dev.podfall.ui.topology.TopologyViewModel;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a window works out for a moment in a cluster whose DaemonSets have settled, a node chosen and its first tabs open:
 * map, status bar, why, and revisions. Without drawing, and without what the engine does before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 200)
@Measurement(iterations = 200)
public class MomentBenchmark {
    @Param({"1000", "5000", "15000"})
    int nodes;

    @Param({"1", "3"})
    int daemonSets = 1;

    private Session session = Fleet.ofNodes(0, KubeletProfile.REALISTIC);
    private Window window = new Window();
    private Moment moment = moment();
    private Selection.Choice choice = Selection.Choice.NOTHING;
    private @Nullable Ghosts staged;
    private @Nullable Ghosts shown;
    private int tainted = 10;

    /** All that remembers something from one moment to the next. */
    private static final class Window {
        private final Hues hues = new Hues();
        private final TopologyMapper mapper = new TopologyMapper(hues);
        private final TopologyViewModel map = new TopologyViewModel();
        private final Statuses statuses = new Statuses(hues);
        private final TimelineReader timeline = new TimelineReader();

        private @Nullable ClusterState asked;
        private Object why = "";

        Object show(Moment moment, Selection.Choice choice, @Nullable Ghosts preview) {
            map.show(mapper.map(moment, choice, preview));
            // As the panel does: the same state gives the same answer.
            if (asked != moment.state()) {
                asked = moment.state();
                var known = new Known(moment.at(), moment.evictions());
                why = PlacementViewModel.answer(new PlacementViewModel.Question(
                        moment.state(), choice, known, moment.frame().start(), moment.steps()));
            }
            return List.of(why, statuses.of(moment, choice), timeline.read(moment.session(), moment.frame()));
        }
    }

    @Setup(Level.Trial)
    public void settle() {
        session = Fleet.settled(nodes, daemonSets, KubeletProfile.REALISTIC);
        var daemonSet = session.state().daemonSets().iterator().next();
        choice = new Selection.Choice(Fleet.name(7), daemonSet.key(), null, Kind.NODE);
        staged = Ghosts.of(Objects.requireNonNull(WhatIf.run(session.fork(), List.of(Fleet.tainted(1)), () -> false)));
        moment = moment();
        window = new Window();
        window.show(moment, choice, null);
    }

    private Moment moment() {
        var frame = session.frame();
        return new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
    }

    @Benchmark
    public Object nothingNew() throws Exception {
        return Cost.of(() -> window.show(moment(), choice, null));
    }

    /** One more node is tainted and has lost its pods. */
    @Benchmark
    public Object oneMoreTaint() throws Exception {
        Fleet.taint(session, ++tainted);
        return Cost.of(() -> window.show(moment(), choice, null));
    }

    /** The answer to a staged taint comes, or goes. */
    @Benchmark
    public Object stagedTaint() throws Exception {
        shown = shown == null ? staged : null;
        return Cost.of(() -> window.show(moment, choice, shown));
    }

    /** The first moment of all. */
    @Benchmark
    @Warmup(iterations = 5)
    @Measurement(iterations = 5)
    public Object cold() throws Exception {
        return Cost.of(() -> new Window().show(moment, choice, null));
    }
}
