package dev.podfall.benchmarks;

import dev.podfall.cluster.Session;
import dev.podfall.kubelet.KubeletProfile;
import java.util.Locale;

/**
 * What a session keeps: the heap after a DaemonSet has landed, and how much of it the history takes. Arguments: numbers
 * of nodes.
 */
public final class Memory {
    private Memory() {}

    public static void main(String[] args) {
        for (var count : args.length == 0 ? new String[] {"1000", "5000", "10000"} : args) {
            long empty = used();
            var session = Fleet.ofNodes(Integer.parseInt(count), KubeletProfile.REALISTIC);
            long before = used();
            int steps = session.journal().size();
            Fleet.land(session, 1);
            print(session, before - empty, steps, used() - before);
        }
    }

    private static void print(Session session, long nodesBytes, int stepsBefore, long landingBytes) {
        int steps = session.journal().size() - stepsBefore;
        System.out.println(String.format(
                Locale.ROOT,
                "%d nodes: %.0f MB in %d steps; landing: %.0f MB in %d steps, %.1f MB per 10,000 steps; %d revisions",
                session.state().nodes().size(),
                nodesBytes / 1e6,
                stepsBefore,
                landingBytes / 1e6,
                steps,
                landingBytes / 1e6 / steps * 10_000,
                session.state().revision()));
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
