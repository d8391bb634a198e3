package dev.podfall.kubectl.print;

import dev.podfall.api.core.PodTemplate;

/**
 * The block {@code Pod Template:} of descriptions, of {@code rollout history --revision} and of an undo's dry run.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go {@code DescribePodTemplate}.
 * <br>Differs: see docs/fidelity/kubectl.md.
 */
public final class TemplateDescriber {
    private TemplateDescriber() {}

    /** From the line {@code Pod Template:} on, ended by a line break. */
    public static String describe(PodTemplate template) {
        throw new UnsupportedOperationException("describing a template with labels " + template.labels());
    }
}
