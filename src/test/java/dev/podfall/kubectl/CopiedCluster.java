package dev.podfall.kubectl;

/** Writes what {@code kubectl get nodes,ds,pods -A -o yaml} would print of a cluster that runs somewhere else. */
public final class CopiedCluster {
    private CopiedCluster() {}

    /**
     * @param name begins the names and the UIDs of all its objects
     * @param labels so many more labels has each node, for a text that is long
     */
    public static String yaml(String name, int nodes, int labels) {
        var out = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
        for (int i = 0; i < nodes; i++) {
            out.append(node(name, i, labels));
        }
        out.append("""
                - apiVersion: apps/v1
                  kind: DaemonSet
                  metadata:
                    name: %1$s-agent
                    namespace: default
                    uid: %1$s-agent
                    resourceVersion: '5'
                    creationTimestamp: '2026-03-01T08:00:00Z'
                  spec:
                    selector: {matchLabels: {app: %1$s-agent}}
                    template:
                      metadata: {labels: {app: %1$s-agent}}
                      spec:
                        containers:
                        - name: agent
                          image: agent:1
                          livenessProbe: {httpGet: {path: /, port: 80}}
                - apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: %1$s-config, namespace: default, uid: %1$s-config}
                """.formatted(name));
        return out.toString();
    }

    private static String node(String name, int number, int labels) {
        var more = new StringBuilder();
        for (int i = 0; i < labels; i++) {
            more.append("      a.io/b-").append(i).append(": 'y'\n");
        }
        return """
                - apiVersion: v1
                  kind: Node
                  metadata:
                    name: %1$s-%2$d
                    uid: %1$s-node-%2$d
                    resourceVersion: '%3$d'
                    creationTimestamp: '2026-03-01T08:00:00Z'
                    labels:
                      kubernetes.io/hostname: %1$s-%2$d
                %4$s  status:
                    allocatable: {cpu: '4', memory: 8Gi, pods: '110'}
                    capacity: {cpu: '4', memory: 8Gi, pods: '110'}
                    conditions:
                    - {type: Ready, status: 'True', reason: KubeletReady, message: x, lastHeartbeatTime: '2026-03-01T08:00:00Z', lastTransitionTime: '2026-03-01T08:00:00Z'}
                """.formatted(name, number, 100 + number, more);
    }
}
