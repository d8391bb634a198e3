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

/** A rolling update, a tenth of the nodes at a time: from the new image until every node runs it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class RolloutBenchmark {
    @Param({"1000", "5000"})
    int nodes;

    @Param({"1", "3"})
    int daemonSets = 1;

    private Session session = Fleet.ofNodes(0, KubeletProfile.REALISTIC);

    @Setup(Level.Invocation)
    public void settle() {
        session = Fleet.settled(nodes, daemonSets, KubeletProfile.REALISTIC);
    }

    @Benchmark
    public Session roll() throws Exception {
        return Cost.of(() -> Fleet.roll(session));
    }
}
