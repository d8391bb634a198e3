package dev.podfall.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What one thread spends on what is measured, beside the time on the wall: on a machine that has other things to do it
 * says more. What the set-up spends is not counted, nor what the compiler's and the garbage collector's threads do.
 */
public final class Cost implements InternalProfiler {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static volatile long cpuNanos;
    private static volatile long allocatedBytes;

    /** Does the work of one iteration and takes down what it costs. */
    static <T> T of(Callable<T> work) throws Exception {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        var result = work.call();
        cpuNanos = THREADS.getCurrentThreadCpuTime() - nanos;
        allocatedBytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        return result;
    }

    @Override
    public String getDescription() {
        return "CPU time and allocation of the thread that works";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        cpuNanos = 0;
        allocatedBytes = 0;
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(
                new ScalarResult("cpu", cpuNanos / 1e6, "ms", AggregationPolicy.AVG),
                new ScalarResult("allocated", allocatedBytes / 1e6, "MB", AggregationPolicy.AVG));
    }
}
