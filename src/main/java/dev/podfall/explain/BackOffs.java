package dev.podfall.explain;

import dev.podfall.cluster.Step;
import dev.podfall.kubelet.KubeletDecision.BackingOff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Which containers of a node wait before they are tried again, and until when: its kubelet has said so. */
public final class BackOffs {
    /** The longest back-off of a kubelet, and what it takes to fail once more. */
    private static final Duration WINDOW = Duration.ofMinutes(6);
    /** Steps further back may have been given up: to bring them back would cost more than the answer is worth. */
    private static final int MOST_STEPS = 4_000;

    private BackOffs() {}

    /** The last word on each container; costs what happened in the last minutes, up to a limit. */
    public static List<BackingOff> on(String node, List<Step> steps, Instant now) {
        var found = new TreeMap<String, BackingOff>();
        var since = now.minus(WINDOW);
        int oldest = Math.max(0, steps.size() - MOST_STEPS);
        for (int i = steps.size() - 1; i >= oldest && !steps.get(i).at().isBefore(since); i--) {
            for (var explanation : steps.get(i).explanations()) {
                if (explanation instanceof BackingOff backing && backing.node().equals(node)) {
                    found.putIfAbsent(backing.pod() + "/" + backing.container() + "/" + backing.pulling(), backing);
                }
            }
        }
        return List.copyOf(found.values());
    }
}
