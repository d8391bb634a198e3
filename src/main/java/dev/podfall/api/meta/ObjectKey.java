package dev.podfall.api.meta;

/** Where an object stands among those of its kind. {@code namespace} is empty for cluster-scoped kinds. */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

    public static ObjectKey of(String namespace, String name) {
        return new ObjectKey(namespace, name);
    }

    public static ObjectKey cluster(String name) {
        return new ObjectKey("", name);
    }

    /** @param text {@code NAMESPACE/NAME}, or {@code NAME} of one in {@code default} */
    public static ObjectKey parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? of("default", text) : of(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(ObjectKey other) {
        int byNamespace = namespace.equals(other.namespace) ? 0 : namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** {@code namespace/name}, or {@code name} alone. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
