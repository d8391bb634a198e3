package dev.podfall.scheduler.framework;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A pod, with what scheduling needs of it worked out once.
 *
 * <p>Upstream: pkg/scheduler/framework/types.go, {@code PodInfo}.
 * <br>Differs: no pod affinity terms: they are not simulated.
 *
 * @param nonZero {@code requests} with upstream's defaults for containers that name none; scoring uses them
 */
public record PodInfo(Pod pod, Requests requests, Requests nonZero, List<HostPort> ports) {

    public static PodInfo of(Pod pod) {
        return new PodInfo(pod, Requests.of(pod.spec()), Requests.nonZero(pod.spec()), HostPort.of(pod.spec()));
    }

    /** The same requests and ports for the pod as it is now: a pod's are the same for all its life. */
    public PodInfo with(Pod changed) {
        boolean same = changed.spec().containers() == pod.spec().containers()
                && changed.spec().initContainers() == pod.spec().initContainers()
                && changed.spec().rest() == pod.spec().rest();
        return same ? new PodInfo(changed, requests, nonZero, ports) : of(changed);
    }

    public ObjectKey key() {
        return pod.key();
    }

    public String uid() {
        return pod.uid();
    }

    public int priority() {
        return pod.spec().priorityOrZero();
    }

    /** All images, init containers' first, with {@code :latest} where no tag is named. */
    public List<String> images() {
        var out = new ArrayList<String>();
        collect(pod.spec().initContainers(), out);
        collect(pod.spec().containers(), out);
        return out;
    }

    private static void collect(List<Container> containers, List<String> out) {
        for (var container : containers) {
            out.add(normalized(container.image()));
        }
    }

    private static String normalized(String image) {
        return image.lastIndexOf(':') <= image.lastIndexOf('/') ? image + ":latest" : image;
    }
}
