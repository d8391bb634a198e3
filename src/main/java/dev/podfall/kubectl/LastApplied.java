package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.print.Printer;
import org.jspecify.annotations.Nullable;

/**
 * The annotation in which {@code apply} keeps what it applied.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/util/apply.go.
 * <br>Differs: in nothing that we know of.
 */
public final class LastApplied {
    public static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    private LastApplied() {}

    /** What the annotation says, null if the object has none. */
    static @Nullable String in(Tree.Obj object) {
        return object.obj("metadata").obj("annotations").text(ANNOTATION);
    }

    /** The manifest with itself in the annotation. */
    public static Tree.Obj annotated(Tree.Obj manifest) {
        var plain = without(manifest);
        return withAnnotations(plain, annotations(plain).with(ANNOTATION, Tree.text(Json.write(plain) + "\n")));
    }

    /** What was made of flags with itself in the annotation: in the order of its fields, empty ones too. */
    static Tree.Obj ofFlags(Kind kind, Tree.Obj object) {
        return withAnnotations(
                object, annotations(object).with(ANNOTATION, Tree.text(Printer.compact(kind, object) + "\n")));
    }

    /** With the annotation renewed if it was there already. */
    static Tree.Obj updated(Tree.Obj manifest, boolean force) {
        return force || in(manifest) != null ? annotated(manifest) : manifest;
    }

    /** The manifest as it is but for the annotation. */
    static Tree.Obj plain(Tree.Obj manifest) {
        return in(manifest) == null ? manifest : without(manifest);
    }

    /** The manifest without the annotation; an empty map of annotations stays. */
    static Tree.Obj without(Tree.Obj manifest) {
        return withAnnotations(manifest, annotations(manifest).without(ANNOTATION));
    }

    private static Tree.Obj annotations(Tree.Obj manifest) {
        return manifest.obj("metadata").obj("annotations");
    }

    private static Tree.Obj withAnnotations(Tree.Obj manifest, Tree.Obj annotations) {
        return manifest.with("metadata", manifest.obj("metadata").with("annotations", annotations));
    }
}
