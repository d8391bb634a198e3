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

/** A session whose DaemonSet has landed is forked: all of it is executed again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class TimeTravelBenchmark {
    @Param("5000")
    int nodes;

    private Session session = Fleet.ofNodes(0, KubeletProfile.REALISTIC);

    @Setup(Level.Trial)
    public void settle() {
        session = Fleet.settled(nodes, KubeletProfile.REALISTIC);
    }

    @Benchmark
    public Session fork() throws Exception {
        return Cost.of(() -> session.fork());
    }
}
