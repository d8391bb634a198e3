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

/** DaemonSets land on many nodes: from the create request until every pod is ready and nothing is left to happen. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class LandingBenchmark {
    @Param({"1000", "5000", "10000", "15000"})
    int nodes;

    @Param({"1", "3"})
    int daemonSets = 1;

    @Param({"STAND_IN", "REALISTIC"})
    KubeletProfile kubelets = KubeletProfile.REALISTIC;

    private Session session = Fleet.ofNodes(0, kubelets);

    @Setup(Level.Invocation)
    public void nodes() {
        session = Fleet.ofNodes(nodes, kubelets);
    }

    @Benchmark
    public Session land() throws Exception {
        return Cost.of(() -> Fleet.land(session, daemonSets));
    }
}
