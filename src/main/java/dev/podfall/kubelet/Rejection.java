package dev.podfall.kubelet;

import dev.podfall.api.core.ContainerPort;
import dev.podfall.api.core.Taint;
import java.util.List;

/**
 * Why a kubelet does not admit a pod.
 *
 * <p>Upstream: pkg/kubelet/lifecycle/predicate.go, pkg/kubelet/eviction/eviction_manager.go.
 * <br>Differs: in nothing that we know of.
 */
public sealed interface Rejection {

    /** One word: the pod's status.reason and the event's. */
    String reason();

    String message();

    record OutOf(String resource, long requested, long used, long capacity) implements Rejection {
        @Override
        public String reason() {
            return "OutOf" + resource;
        }

        @Override
        public String message() {
            return "Node didn't have enough resource: " + resource + ", requested: " + requested + ", used: " + used
                    + ", capacity: " + capacity;
        }
    }

    record NodeAffinity() implements Rejection {
        @Override
        public String reason() {
            return "NodeAffinity";
        }

        @Override
        public String message() {
            return "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector";
        }
    }

    record NodePorts(ContainerPort port) implements Rejection {
        @Override
        public String reason() {
            return "NodePorts";
        }

        @Override
        public String message() {
            return "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports";
        }
    }

    record TaintToleration(Taint taint) implements Rejection {
        @Override
        public String reason() {
            return "TaintToleration";
        }

        @Override
        public String message() {
            return "Predicate TaintToleration failed: node(s) had taints that the pod didn't tolerate";
        }
    }

    /** The node is under pressure: these are the types of its conditions. */
    record Evicted(List<String> conditions) implements Rejection {
        @Override
        public String reason() {
            return "Evicted";
        }

        @Override
        public String message() {
            return "The node had condition: [" + String.join(" ", conditions) + "]. ";
        }
    }
}
