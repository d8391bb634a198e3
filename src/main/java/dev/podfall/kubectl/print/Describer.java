package dev.podfall.kubectl.print;

import dev.podfall.api.meta.KubeObject;

/**
 * What {@code kubectl describe} says of one object.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go.
 * <br>Differs: see docs/fidelity/kubectl.md.
 */
public final class Describer {
    private Describer() {}

    /** The whole description, ended by a line break. */
    public static String describe(KubeObject object, DescribeContext context) {
        throw new UnsupportedOperationException("describing " + object.key() + " at " + context.now());
    }
}
