package dev.podfall.api.core;

import dev.podfall.api.tree.Tree;
import java.time.Duration;
import java.util.List;

/**
 * A container or init container.
 *
 * @param restartPolicy {@code Always} for a sidecar, else empty
 * @param rest probes, environment, mounts and all else
 */
public record Container(
        String name,
        String image,
        List<ContainerPort> ports,
        ResourceList requests,
        ResourceList limits,
        String restartPolicy,
        Tree.Obj resourcesRest,
        Tree.Obj rest) {

    public static Container fromTree(Tree.Obj tree) {
        var resources = tree.obj("resources");
        return new Container(
                tree.text("name", ""),
                tree.text("image", ""),
                tree.list("ports", ContainerPort::fromTree),
                ResourceList.fromTree(resources.obj("requests")),
                ResourceList.fromTree(resources.obj("limits")),
                tree.text("restartPolicy", ""),
                resources.without("requests", "limits"),
                tree.without("name", "image", "ports", "resources", "restartPolicy"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putAll(rest)
                .put("name", name)
                .putUnlessEmpty("image", image)
                .putUnlessEmpty("ports", Tree.listOf(ports, ContainerPort::toTree))
                .putUnlessEmpty("restartPolicy", restartPolicy)
                .put(
                        "resources",
                        Tree.builder()
                                .putAll(resourcesRest)
                                .putUnlessEmpty("requests", requests.toTree())
                                .putUnlessEmpty("limits", limits.toTree())
                                .build())
                .build();
    }

    /** An init container that keeps running beside the others. */
    public boolean isSidecar() {
        return restartPolicy.equals("Always");
    }

    /** How long after its start the readiness probe passes: probes come at every period, the first after the delay. */
    public Duration readyAfter() {
        if (!(rest.get("readinessProbe") instanceof Tree.Obj probe)) {
            return Duration.ZERO;
        }
        long period = Math.max(probe.number("periodSeconds", 10), 1);
        long initial = Math.max(probe.number("initialDelaySeconds", 0), 0);
        long first = (initial + period - 1) / period * period;
        long more = Math.max(probe.number("successThreshold", 1) - 1, 0) * period;
        return Duration.ofMillis((first + more) * 1000 + 100);
    }

    public Container withPorts(List<ContainerPort> newPorts) {
        return new Container(name, image, List.copyOf(newPorts), requests, limits, restartPolicy, resourcesRest, rest);
    }

    public Container withImage(String newImage) {
        return new Container(name, newImage, ports, requests, limits, restartPolicy, resourcesRest, rest);
    }

    public Container withRequests(ResourceList newRequests) {
        return new Container(name, image, ports, newRequests, limits, restartPolicy, resourcesRest, rest);
    }

    public Container withLimits(ResourceList newLimits) {
        return new Container(name, image, ports, requests, newLimits, restartPolicy, resourcesRest, rest);
    }

    public Container withRest(Tree.Obj newRest) {
        return new Container(name, image, ports, requests, limits, restartPolicy, resourcesRest, newRest);
    }
}
