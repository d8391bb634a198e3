package dev.podfall.kubectl.print;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code --sort-by}: orders objects by what a JSONPath finds in them.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/get/sorter.go.
 * <br>Differs: in nothing that we know of.
 */
public final class ObjectSorter {
    private ObjectSorter() {}

    /**
     * The same objects in another order.
     *
     * @param path {@code .metadata.name}, {@code {.metadata.name}} or {@code metadata.name}
     * @throws PrintException in kubectl's words if the path is wrong or finds nothing
     */
    public static <T extends KubeObject> List<T> sort(List<T> objects, String path) {
        var expression = JsonPath.relaxed(path);
        var keyed = new ArrayList<Keyed<T>>();
        for (var object : objects) {
            var found = expression.find(Documents.whole(object));
            keyed.add(new Keyed<>(object, found.isEmpty() ? null : found.getFirst()));
        }
        if (!keyed.isEmpty() && keyed.stream().allMatch(k -> k.key() == null)) {
            throw new PrintException(
                    "couldn't find any field with path \"" + shown(path) + "\" in the list of objects");
        }
        keyed.sort((a, b) -> {
            if (a.key() == null || b.key() == null) {
                return Boolean.compare(a.key() != null, b.key() != null);
            }
            return GoValues.compare(a.key(), b.key());
        });
        return keyed.stream().map(Keyed::object).toList();
    }

    /** Whether any object has what the path leads to; none needs to if there are none. */
    public static boolean finds(List<? extends KubeObject> objects, String path) {
        var expression = JsonPath.relaxed(path);
        return objects.isEmpty()
                || objects.stream()
                        .anyMatch(object ->
                                !expression.find(Documents.whole(object)).isEmpty());
    }

    private record Keyed<T>(T object, @Nullable Tree key) {}

    private static String shown(String path) {
        var inner = path.startsWith("{") && path.endsWith("}") ? path.substring(1, path.length() - 1) : path;
        return "{" + (inner.startsWith(".") ? inner : "." + inner) + "}";
    }
}
