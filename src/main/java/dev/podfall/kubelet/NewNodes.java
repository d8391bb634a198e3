package dev.podfall.kubelet;

import dev.podfall.api.tree.Tree;
import dev.podfall.fork.ForkSet;
import java.time.Instant;

/**
 * What becomes of the manifest of a new Node: upstream it is the kubelet that creates the Node, and says at once what
 * machine it has and that it is not ready yet. Nothing is changed of a manifest that says how the node is, nor if its
 * kubelet is stopped, nor for the stand-in, whose Nodes were created by hand.
 */
public final class NewNodes {
    private final KubeletProfile profile;
    private final ForkSet<String> stopped;

    /** @param stopped the nodes whose kubelets say nothing; nobody changes it any more */
    NewNodes(KubeletProfile profile, ForkSet<String> stopped) {
        this.profile = profile;
        this.stopped = stopped;
    }

    /** The manifest as the kubelet would send it. */
    public Tree.Obj introduced(Tree.Obj manifest, Instant now) {
        var name = manifest.obj("metadata").text("name", "");
        return profile == KubeletProfile.REALISTIC && !stopped.contains(name)
                ? Machine.introduced(manifest, now)
                : manifest;
    }
}
