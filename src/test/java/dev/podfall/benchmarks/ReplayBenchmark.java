package dev.podfall.benchmarks;

import dev.podfall.cli.replay.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All recordings of a real Kubernetes are replayed and compared. Run it in the project's folder. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class ReplayBenchmark {

    @Benchmark
    public int replay() throws Exception {
        return Cost.of(ReplayBenchmark::passed);
    }

    private static int passed() throws IOException {
        var replay = new Replay(0, text -> {});
        for (var file : Replay.recordings(List.of(Path.of("src/test/resources/conformance")))) {
            replay.file(file);
        }
        return replay.passed();
    }
}
