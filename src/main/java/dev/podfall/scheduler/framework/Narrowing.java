package dev.podfall.scheduler.framework;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known before any node is looked at.
 *
 * <p>Upstream: staging/src/k8s.io/kube-scheduler/framework/interface.go, {@code PreFilterResult}.
 * <br>Differs: in nothing that we know of.
 *
 * @param nodes the only nodes worth looking at, null for all
 * @param by the plugins that narrowed
 * @param rejection set if no node at all can do
 */
public record Narrowing(
        @Nullable SortedSet<String> nodes,
        List<String> by,
        @Nullable Rejection rejection) {

    public static final Narrowing NONE = new Narrowing(null, List.of(), null);
}
