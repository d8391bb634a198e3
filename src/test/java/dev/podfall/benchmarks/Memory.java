package dev.podfall.benchmarks;

import dev.podfall.cluster.Session;
import dev.podfall.kubelet.KubeletProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a session keeps: the heap after a DaemonSet has landed, how much of it the history takes, and what is added by ten
 * branches: acts in the past, each run to rest. Arguments: numbers of nodes.
 */
public final class Memory {
    private Memory() {}

    public static void main(String[] args) {
        for (var count : args.length == 0 ? new String[] {"1000", "5000", "10000"} : args) {
            long empty = used();
            var session = Fleet.ofNodes(Integer.parseInt(count), KubeletProfile.REALISTIC);
            session.keepHistoryWithin(Long.MAX_VALUE - 1);
            long before = used();
            int steps = session.journal().size();
            Fleet.land(session, 1);
            long landed = used();
            print(session, before - empty, steps, landed - before);
            var branches = branches(session);
            System.out.println(String.format(
                    Locale.ROOT, "  %d acts in the past: %.1f MB more", branches.size(), (used() - landed) / 1e6));
        }
    }

    /** Twenty nodes are tainted; then somebody does something else at ten moments in between, and that goes on to its rest. */
    private static List<Session> branches(Session session) {
        int from = session.journal().size();
        for (int i = 1; i <= 20; i++) {
            Fleet.taint(session, i);
        }
        var out = new ArrayList<Session>();
        int span = session.journal().size() - from;
        for (int i = 1; i <= 10; i++) {
            var step = session.journal().get(from + span * i / 11);
            var branch = session.forkAt(step.position());
            branch.execute(Fleet.tainted(100 + i));
            branch.runToRest();
            out.add(branch);
        }
        return out;
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
