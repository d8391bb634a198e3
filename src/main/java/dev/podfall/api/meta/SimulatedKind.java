package dev.podfall.api.meta;

import java.util.List;

/**
 * The kinds that are simulated: controllers, scheduler and kubelets act on their objects.
 *
 * <p>Upstream: the discovery documents of the groups "", apps, scheduling.k8s.io.
 * <br>Differs: in nothing that we know of.
 */
public enum SimulatedKind implements Kind {
    NAMESPACE("", "v1", "Namespace", "namespaces", false, "ns"),
    PRIORITY_CLASS("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", false, "pc"),
    NODE("", "v1", "Node", "nodes", false, "no"),
    DAEMON_SET("apps", "v1", "DaemonSet", "daemonsets", true, "ds"),
    CONTROLLER_REVISION("apps", "v1", "ControllerRevision", "controllerrevisions", true),
    POD("", "v1", "Pod", "pods", true, "po"),
    EVENT("", "v1", "Event", "events", true, "ev");

    @SuppressWarnings("ImmutableEnumChecker") // Its list is a copy.
    private final KindNames names;

    SimulatedKind(
            String group, String version, String kindName, String plural, boolean namespaced, String... shortNames) {
        this.names = KindNames.of(group, version, kindName, plural, namespaced, List.of(shortNames));
    }

    @Override
    public String group() {
        return names.group();
    }

    @Override
    public String version() {
        return names.version();
    }

    @Override
    public String kindName() {
        return names.kindName();
    }

    @Override
    public String plural() {
        return names.plural();
    }

    @Override
    public String singular() {
        return names.singular();
    }

    @Override
    public boolean namespaced() {
        return names.namespaced();
    }

    @Override
    public List<String> shortNames() {
        return names.shortNames();
    }

    @Override
    public String apiVersion() {
        return names.apiVersion();
    }

    @Override
    public String resource() {
        return names.resource();
    }

    @Override
    public String qualifiedSingular() {
        return names.qualifiedSingular();
    }

    @Override
    public boolean answersTo(String word) {
        return names.answerTo(word);
    }
}
