package dev.podfall.benchmarks;

import dev.podfall.cluster.Session;
import dev.podfall.kubelet.KubeletProfile;
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

/**
 * One more taint in a cluster whose DaemonSets have settled: from the patch until the pods are evicted and all is quiet
 * again. Each invocation taints the next node.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 200)
@Measurement(iterations = 200)
public class TaintBenchmark {
    @Param({"5000", "15000"})
    int nodes;

    @Param({"1", "3"})
    int daemonSets = 1;

    private Session session = Fleet.ofNodes(0, KubeletProfile.REALISTIC);
    private int tainted;

    @Setup(Level.Trial)
    public void settle() {
        session = Fleet.settled(nodes, daemonSets, KubeletProfile.REALISTIC);
    }

    @Benchmark
    public Session taint() throws Exception {
        return Cost.of(() -> Fleet.taint(session, ++tainted));
    }
}
