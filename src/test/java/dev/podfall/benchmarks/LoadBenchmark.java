package dev.podfall.benchmarks;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Source;
import java.util.List;
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

/** A manifest of many nodes and DaemonSets is read, checked, rehearsed and applied. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class LoadBenchmark {
    @Param("5000")
    int nodes;

    @Param({"1", "3"})
    int daemonSets = 1;

    private String manifest = "";

    @Setup(Level.Trial)
    public void write() {
        manifest = Fleet.manifest(nodes, daemonSets);
    }

    @Benchmark
    public Session load() throws Exception {
        return Cost.of(() -> {
            var session = new Session(SessionOptions.DEFAULT);
            ManifestLoad.plan(List.of(new Source("fleet.yaml", manifest)), session)
                    .apply(session);
            return session;
        });
    }
}
