package dev.podfall.scheduler.framework;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerPort;
import dev.podfall.api.core.PodSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of the node that a pod wants for itself.
 *
 * <p>Upstream: staging/src/k8s.io/kube-scheduler/framework/types.go, {@code HostPortInfo};
 * pkg/scheduler/util/utils.go, {@code GetHostPorts}.
 * <br>Differs: in nothing that we know of.
 *
 * @param ip {@link #ANY} unless said otherwise
 * @param protocol TCP unless said otherwise
 * @param field where the pod asks for it
 */
public record HostPort(String ip, String protocol, int port, String field) {

    /** All addresses of the node. */
    public static final String ANY = "0.0.0.0";

    /** Those of the containers and of the sidecars. */
    public static List<HostPort> of(PodSpec spec) {
        var out = new ArrayList<HostPort>(0);
        for (int i = 0; i < spec.containers().size(); i++) {
            collect(spec.containers().get(i), "spec.containers[" + i + "]", out);
        }
        for (int i = 0; i < spec.initContainers().size(); i++) {
            var container = spec.initContainers().get(i);
            if (container.isSidecar()) {
                collect(container, "spec.initContainers[" + i + "]", out);
            }
        }
        return List.copyOf(out);
    }

    private static void collect(Container container, String path, List<HostPort> out) {
        for (int i = 0; i < container.ports().size(); i++) {
            var port = container.ports().get(i);
            if (port.hostPort() > 0) {
                out.add(of(port, path + ".ports[" + i + "].hostPort"));
            }
        }
    }

    private static HostPort of(ContainerPort port, String field) {
        return new HostPort(
                port.hostIp().isEmpty() ? ANY : port.hostIp(),
                port.protocol().isEmpty() ? "TCP" : port.protocol(),
                port.hostPort(),
                field);
    }

    /** Same protocol and port, and the same address, or one of them wants all. */
    public boolean conflictsWith(HostPort other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (ip.equals(other.ip) || ip.equals(ANY) || other.ip.equals(ANY));
    }

    /** {@code 8080/TCP}, with the address before it if it is not all of them. */
    @Override
    public String toString() {
        return (ip.equals(ANY) ? "" : ip + ":") + port + "/" + protocol;
    }
}
