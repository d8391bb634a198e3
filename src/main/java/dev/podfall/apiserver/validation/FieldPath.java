package dev.podfall.apiserver.validation;

/**
 * Where a field stands: {@code spec.template.spec.containers[0].resources.limits[cpu]}.
 *
 * <p>Upstream: apimachinery/pkg/util/validation/field/path.go.
 * <br>Differs: in nothing that we know of.
 */
public record FieldPath(String text) {
    public static final FieldPath METADATA = new FieldPath("metadata");
    public static final FieldPath SPEC = new FieldPath("spec");
    public static final FieldPath STATUS = new FieldPath("status");

    public static FieldPath of(String name) {
        return new FieldPath(name);
    }

    public FieldPath child(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    public FieldPath index(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    public FieldPath key(String key) {
        return new FieldPath(text + "[" + key + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
