package dev.podfall.ui.topology;

import org.jspecify.annotations.Nullable;

/**
 * A pod that waits for a node.
 *
 * @param lane its DaemonSet's {@link Lane#key()}, or empty
 * @param message the FailedScheduling message, or empty while nobody has looked at it
 * @param held in a word or two, why no scheduler here looks at it; empty if one does
 * @param refusal what sent it back last, or null
 */
public record PendingPod(
        PodMark mark,
        String lane,
        String message,
        String held,
        @Nullable Refusal refusal) {
    /**
     * A node that the pod was meant for and did not get.
     *
     * @param taint the text of the taint that refused it, or empty if it was another rule
     * @param rule what says no, in a word or two
     * @param attempt grows with every try
     */
    public record Refusal(String node, String taint, String rule, int attempt) {}
}
