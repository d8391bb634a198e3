package dev.podfall.kubectl.print;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;

/**
 * What a variable that asks for its container's resources gets.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/util/resource/resource.go {@code ExtractContainerResourceValue};
 * pkg/describe/describe.go {@code describeContainerEnvVars}.
 * <br>Differs: huge pages have no value.
 */
public final class ResourceField {
    private ResourceField() {}

    static String value(Tree.Obj field, Container container) {
        var resource = field.text("resource", "");
        var value = amount(field, container);
        boolean ofNode = value.equals("0") && (resource.equals("limits.cpu") || resource.equals("limits.memory"));
        return ofNode ? "node allocatable" : value;
    }

    /** The number alone; empty for a resource that has none. */
    public static String amount(Tree.Obj field, Container container) {
        var resource = field.text("resource", "");
        int dot = resource.indexOf('.');
        if (dot < 0) {
            return "";
        }
        var list = resource.startsWith("limits.") ? container.limits() : container.requests();
        var name = resource.substring(dot + 1);
        return value(name, list, divisor(field));
    }

    private static Quantity divisor(Tree.Obj field) {
        var divisor = Quantity.parse(field.text("divisor", "1"));
        return divisor.isZero() ? Quantity.of(1) : divisor;
    }

    private static String value(String name, ResourceList list, Quantity divisor) {
        var amount = list.asMap().getOrDefault(name, Quantity.ZERO);
        return switch (name) {
            case "cpu" -> Long.toString(Math.ceilDiv(amount.milliValue(), divisor.milliValue()));
            case "memory", "ephemeral-storage" -> Long.toString(Math.ceilDiv(amount.value(), divisor.value()));
            default -> "";
        };
    }
}
