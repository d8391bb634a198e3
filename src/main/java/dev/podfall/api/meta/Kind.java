package dev.podfall.api.meta;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that the control plane holds, with the names by which requests and kubectl call them.
 *
 * <p>Upstream: the discovery documents of the groups "", apps, scheduling.k8s.io.
 * <br>Differs: only these kinds are served.
 */
public enum Kind {
    NAMESPACE("", "v1", "Namespace", "namespaces", false, "ns"),
    PRIORITY_CLASS("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", false, "pc"),
    NODE("", "v1", "Node", "nodes", false, "no"),
    DAEMON_SET("apps", "v1", "DaemonSet", "daemonsets", true, "ds"),
    CONTROLLER_REVISION("apps", "v1", "ControllerRevision", "controllerrevisions", true),
    POD("", "v1", "Pod", "pods", true, "po"),
    EVENT("", "v1", "Event", "events", true, "ev");

    private final String group;
    private final String version;
    private final String kindName;
    private final String plural;
    private final boolean namespaced;

    @SuppressWarnings("ImmutableEnumChecker") // Of List.of.
    private final List<String> shortNames;

    Kind(String group, String version, String kindName, String plural, boolean namespaced, String... shortNames) {
        this.group = group;
        this.version = version;
        this.kindName = kindName;
        this.plural = plural;
        this.namespaced = namespaced;
        this.shortNames = List.of(shortNames);
    }

    /** The API group, empty for the core one. */
    public String group() {
        return group;
    }

    public String version() {
        return version;
    }

    /** {@code DaemonSet} */
    public String kindName() {
        return kindName;
    }

    /** {@code daemonsets} */
    public String plural() {
        return plural;
    }

    /** {@code daemonset} */
    public String singular() {
        return kindName.toLowerCase(Locale.ROOT);
    }

    public boolean namespaced() {
        return namespaced;
    }

    public List<String> shortNames() {
        return shortNames;
    }

    /** {@code apps/v1}, or {@code v1} for the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code daemonsets.apps}, or {@code pods}: how NotFound and friends name the resource. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** {@code daemonset.apps}, or {@code pod}: how kubectl names what it did something to. */
    public String qualifiedSingular() {
        return group.isEmpty() ? singular() : singular() + "." + group;
    }

    public static @Nullable Kind of(String apiVersion, String kindName) {
        for (var kind : values()) {
            if (kind.kindName.equals(kindName) && kind.apiVersion().equals(apiVersion)) {
                return kind;
            }
        }
        return null;
    }

    /** The kind of what a user types: {@code ds}, {@code daemonset}, {@code daemonsets.apps}, {@code daemonsets.v1.apps}. */
    public static @Nullable Kind named(String typed) {
        var word = typed.toLowerCase(Locale.ROOT);
        for (var kind : values()) {
            var inGroup = kind.group.isEmpty() ? "" : "." + kind.group;
            var inVersion = "." + kind.version + inGroup;
            for (var name : kind.names()) {
                if (word.equals(name) || word.equals(name + inGroup) || word.equals(name + inVersion)) {
                    return kind;
                }
            }
        }
        return null;
    }

    private List<String> names() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(plural, singular()), shortNames.stream())
                .toList();
    }
}
