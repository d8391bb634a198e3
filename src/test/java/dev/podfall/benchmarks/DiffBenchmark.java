package dev.podfall.benchmarks;

import dev.podfall.explain.StateDiff;
import dev.podfall.kubelet.KubeletProfile;
import dev.podfall.store.ClusterState;
import java.util.concurrent.TimeUnit;
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

/** Two states of a cluster whose DaemonSets have settled are compared. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 50)
@Measurement(iterations = 50)
public class DiffBenchmark {
    @Param({"1000", "5000", "15000"})
    int nodes;

    @Param({"1", "3"})
    int daemonSets = 1;

    private ClusterState settled = ClusterState.EMPTY;
    private ClusterState tainted = ClusterState.EMPTY;

    @Setup(Level.Trial)
    public void settle() {
        var session = Fleet.settled(nodes, daemonSets, KubeletProfile.REALISTIC);
        settled = session.state();
        tainted = Fleet.taint(session, 1).state();
    }

    @Benchmark
    public StateDiff equalStates() throws Exception {
        return Cost.of(() -> StateDiff.between(settled, settled));
    }

    /** One node was tainted, and its pods are gone. */
    @Benchmark
    public StateDiff oneTaint() throws Exception {
        return Cost.of(() -> StateDiff.between(settled, tainted));
    }
}
