package dev.podfall.benchmarks;

import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a session keeps that plays for long, and how fast its past is there: pods that crash and are started again all the
 * time. Arguments: days of virtual time, nodes, and the ceiling of history in MB.
 */
public final class LongPlay {
    private LongPlay() {}

    public static void main(String[] args) {
        int days = Integer.parseInt(args[0]);
        int nodes = Integer.parseInt(args[1]);
        long ceiling = Long.parseLong(args[2]);
        var session = new Session(SessionOptions.DEFAULT);
        session.keepHistoryWithin(ceiling * 1_000_000);
        var manifest = Fleet.manifest(nodes, 1).replace("registry.example/agent:1", "registry.example/agent:crash");
        ManifestLoad.plan(List.of(new Source("fleet.yaml", manifest)), session).apply(session);
        for (int part = 1; part <= 10; part++) {
            long begun = System.nanoTime();
            session.runFor(Duration.ofDays(days).dividedBy(10));
            System.out.println(String.format(
                    Locale.ROOT,
                    "day %d: %d steps, %d objects, heap %.0f MB, last tenth took %.1f s",
                    days * part / 10,
                    session.journal().size(),
                    session.state().count(Kind.EVENT) + session.state().count(Kind.POD),
                    used() / 1e6,
                    (System.nanoTime() - begun) / 1e9));
        }
        var random = new Random(1);
        for (int i = 0; i < 20; i++) {
            int step = random.nextInt(session.journal().size());
            long begun = System.nanoTime();
            long revision = session.journal().get(step).state().revision();
            System.out.println(String.format(
                    Locale.ROOT,
                    "step %d: revision %d after %.1f ms",
                    step,
                    revision,
                    (System.nanoTime() - begun) / 1e6));
        }
    }

    static long used() {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
