package dev.podfall.kubectl.print;

import dev.podfall.api.core.PodTemplate;
import java.util.List;

/**
 * The block {@code Pod Template:} of descriptions, of {@code rollout history --revision} and of an undo's dry run.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go {@code DescribePodTemplate}.
 * <br>Differs: see docs/fidelity/kubectl.md.
 */
public final class TemplateDescriber {
    private TemplateDescriber() {}

    /** From the line {@code Pod Template:} on, ended by a line break; values stand behind tabs, not in columns. */
    public static String describe(PodTemplate template) {
        var out = new Description();
        describe(template, out);
        return out.unaligned();
    }

    static void describe(PodTemplate template, Description out) {
        var spec = template.spec();
        out.line(0, "Pod Template:");
        out.labels("  Labels", template.labels());
        if (!template.annotations().isEmpty()) {
            out.annotations("  Annotations", template.annotations());
        }
        var account = spec.rest().text("serviceAccountName", "");
        if (!account.isEmpty()) {
            out.field(1, "Service Account", account);
        }
        var containers = ContainerDescriber.ofTemplate(out);
        if (!spec.initContainers().isEmpty()) {
            containers.describe("Init Containers", spec.initContainers(), List.of());
        }
        containers.describe("Containers", spec.containers(), List.of());
        VolumeDescriber.describe(out, spec.rest().list("volumes", volume -> volume), "  ");
        SpreadDescriber.describe(out, spec.rest(), "  ");
        if (!spec.priorityClassName().isEmpty()) {
            out.field(1, "Priority Class Name", spec.priorityClassName());
        }
        out.labels("  Node-Selectors", spec.nodeSelector());
        out.list("  Tolerations", TolerationText.of(spec.tolerations()));
        SpreadDescriber.group(out, spec.rest(), "  ");
    }
}
