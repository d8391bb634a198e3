package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.apiserver.schema.Type;
import dev.podfall.manifest.JsonReader;
import dev.podfall.manifest.SyntaxError;
import java.util.List;

/**
 * Annotations of old whose value is a structure as JSON.
 *
 * <p>Upstream: pkg/apis/core/helper/helpers.go, {@code GetTolerationsFromPodAnnotations},
 * {@code GetTaintsFromNodeAnnotations}; component-helpers/scheduling/corev1, {@code GetAvoidPodsFromNodeAnnotations}.
 * <br>Differs: only the outermost type is looked at.
 *
 * @param wrong why it cannot be read, in the words of Go's decoder; empty if it can
 * @param value what it says; null or a list or structure of the wanted type
 */
record JsonAnnotation(String wrong, Tree value) {

    /** A list of structures of the schema. */
    static JsonAnnotation list(String text, String type) {
        return parse(text, new Type.ListOf(new Type.Struct(type)));
    }

    /** @param goName the name of a structure that the schema does not have */
    static JsonAnnotation struct(String text, String goName) {
        return parse(text, new Type.MapOf(new Type.Anything(goName), goName));
    }

    private static JsonAnnotation parse(String text, Type type) {
        try {
            var tree = JsonReader.parse(text);
            var wrong = StrictDecoder.wrongType(type, tree);
            return wrong.isEmpty() ? new JsonAnnotation("", tree) : new JsonAnnotation(wrong, Tree.NIL);
        } catch (SyntaxError broken) {
            return new JsonAnnotation(broken.words().toString(), Tree.NIL);
        }
    }

    List<Tree> items() {
        return value instanceof Tree.Arr list ? list.items() : List.of();
    }
}
