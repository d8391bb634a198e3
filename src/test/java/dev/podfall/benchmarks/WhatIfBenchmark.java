package dev.podfall.benchmarks;

import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.explain.WhatIf;
import dev.podfall.kubelet.KubeletProfile;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** What taints would do to a cluster whose DaemonSets have settled. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class WhatIfBenchmark {
    @Param({"1000", "5000", "15000"})
    int nodes;

    @Param({"1", "3"})
    int daemonSets = 1;

    private Session session = Fleet.ofNodes(0, KubeletProfile.REALISTIC);

    @Setup(Level.Trial)
    public void settle() {
        session = Fleet.settled(nodes, daemonSets, KubeletProfile.REALISTIC);
    }

    /** One node more gets a taint that evicts: fork, what follows, differences. */
    @Benchmark
    public WhatIf.Result taint() throws Exception {
        return whatIf(List.of(Fleet.tainted(1)));
    }

    /** A pool of 1,000 nodes gets it. */
    @Benchmark
    public WhatIf.Result pool() throws Exception {
        return whatIf(IntStream.rangeClosed(1, 1000).mapToObj(Fleet::tainted).toList());
    }

    private WhatIf.Result whatIf(List<Command> staged) throws Exception {
        return Cost.of(() -> Objects.requireNonNull(WhatIf.run(session, staged, () -> false)));
    }
}
