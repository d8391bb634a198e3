package dev.podfall.kubectl.print;

import dev.podfall.api.meta.KubeObject;
import java.util.List;

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
        throw new UnsupportedOperationException("sorting " + objects.size() + " objects by " + path);
    }
}
