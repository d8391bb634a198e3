package dev.podfall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.QuickFixes;
import dev.podfall.manifest.Source;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No text of some 10 MB, whatever it says, takes long or much memory: it is read, or refused in words with a place. */
class HostileTextTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** The most is 1.2 GB, and some more before the compiler has left out what need not be made; quadratic is a hundred. */
    private static final long MOST_BYTES = 1_600_000_000;

    /** Of CPU time; a quiet machine and a warm JVM need a tenth of it, what is quadratic needs many times as much. */
    private static final double MOST_SECONDS = 20;

    /** Large clusters that are meant so may take as long as they need. */
    static Stream<HostileText> texts() {
        return HostileText.all().stream().filter(text -> !text.name().endsWith("nodes"));
    }

    @Test
    @Timeout(300)
    void everyOneIsReadOrRefusedInWords() {
        texts().toList().parallelStream().forEach(HostileTextTest::isReadOrRefusedInWords);
    }

    private static void isReadOrRefusedInWords(HostileText text) {
        var content = text.content().get();
        var session = new Session(SessionOptions.DEFAULT);
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        var load = ManifestLoad.plan(List.of(new Source("a.yaml", content)), session);
        var fixes = QuickFixes.in(content);
        for (var finding : load.findings()) {
            var _ = fixes.of(finding);
        }
        var _ = load.diff(session.state());
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes)
                .as("bytes of %s", text.name())
                .isLessThan(MOST_BYTES);
        assertThat((THREADS.getCurrentThreadCpuTime() - nanos) / 1e9)
                .as("seconds of %s", text.name())
                .isLessThan(MOST_SECONDS);
        for (var finding : load.findings()) {
            assertThat(finding.line())
                    .as("line of %s in %s", finding.path(), text.name())
                    .isPositive();
        }
    }
}
