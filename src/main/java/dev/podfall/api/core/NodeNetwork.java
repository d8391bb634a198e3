package dev.podfall.api.core;

import dev.podfall.api.meta.ObjectKey;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where the pods of a node have their network: an option of the simulated kubelets, which an annotation of the Node
 * says. Without it they have one from the beginning.
 */
public final class NodeNetwork {
    /** The annotation: {@code NAMESPACE/NAME} of a DaemonSet, or {@code NAME} of one in {@code default}. */
    public static final String PLUGIN = "podfall.dev/network-plugin";

    /** What the kubelet says until then; the last part is containerd's. */
    public static final String NOT_READY = "container runtime network not ready: NetworkReady=false"
            + " reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized";

    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";

    /** What the annotation may say: a regular expression for the whole, that Java and JSON Schema understand alike. */
    public static final String FORM = "(?:" + LABEL + "/)?" + LABEL + "(?:\\." + LABEL + ")*";

    private static final Pattern WHOLE = Pattern.compile(FORM);

    private NodeNetwork() {}

    /** Whether that may be the annotation's value. */
    public static boolean isForm(String value) {
        return WHOLE.matcher(value).matches();
    }

    /** The DaemonSet whose pod has to run on the node before others have a network; null if none has to. */
    public static @Nullable ObjectKey plugin(Node node) {
        var said = node.meta().annotations().get(PLUGIN);
        return said == null || said.isBlank() ? null : ObjectKey.parse(said.strip());
    }

    /** The DaemonSet that the node's kubelet waits for, as far as it has said so; null if it waits for none. */
    public static @Nullable ObjectKey awaited(Node node) {
        var ready = node.status().condition(Condition.READY);
        return ready != null
                        && ready.status().equals(Condition.FALSE)
                        && ready.message().equals(NOT_READY)
                ? plugin(node)
                : null;
    }

    /** The same of a pod on that node, or one that is to come: those of the host's network need no other. */
    public static @Nullable ObjectKey awaited(Pod pod, Node node) {
        return pod.spec().hostNetwork() ? null : awaited(node);
    }
}
