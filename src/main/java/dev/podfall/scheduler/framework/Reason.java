package dev.podfall.scheduler.framework;

import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.ObjectKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule that says no, and what it looked at. {@link #message()} is upstream's English, which counts and events use;
 * {@link #detail()} says what decided in this very case.
 *
 * <p>Upstream: the reasons of the plugins under pkg/scheduler/framework/plugins.
 * <br>Differs: upstream keeps only the words.
 */
public sealed interface Reason {

    /** As upstream words it, without names or numbers of this case. */
    String message();

    Code code();

    /** The field that decided: of the pod unless it begins with {@code node.}. */
    String field();

    /** What decided, with the values. */
    String detail();

    /** A pod with scheduling gates is not tried at all. */
    record Gated(List<String> gates) implements Reason {
        @Override
        public String message() {
            return "waiting for scheduling gates: [" + String.join(" ", gates) + "]";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return "spec.schedulingGates";
        }

        @Override
        public String detail() {
            return "waits for the scheduling gates " + String.join(", ", gates) + " to be removed";
        }
    }

    /** The node is cordoned. */
    record Unschedulable(String node) implements Reason {
        @Override
        public String message() {
            return "node(s) were unschedulable";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return "node.spec.unschedulable";
        }

        @Override
        public String detail() {
            return node + " is cordoned, and no toleration tolerates " + Taint.UNSCHEDULABLE + ":NoSchedule";
        }
    }

    /** The pod names another node. */
    record OtherNodeName(String wanted, String node) implements Reason {
        @Override
        public String message() {
            return "node(s) didn't match the requested node name";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return "spec.nodeName";
        }

        @Override
        public String detail() {
            return "asks for " + wanted + ", this is " + node;
        }
    }

    /**
     * A taint that nothing tolerates.
     *
     * @param closest the toleration that came closest, null if none names the taint's key
     */
    record UntoleratedTaint(
            Taint taint, int index, @Nullable Toleration closest) implements Reason {
        @Override
        public String message() {
            return "node(s) had untolerated taint(s)";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return "node.spec.taints[" + index + "]";
        }

        @Override
        public String detail() {
            if (closest == null) {
                return "no toleration for " + taint;
            }
            var what = switch (closest.mismatch(taint)) {
                case EFFECT ->
                    "effect " + effect(closest) + " is not " + taint.effect().wire();
                case KEY -> "key " + closest.key() + " is not " + taint.key();
                case VALUE -> "value \"" + closest.value() + "\" is not \"" + taint.value() + "\"";
                case OPERATOR -> "operator " + closest.operator() + " never tolerates";
                case NONE -> "it tolerates";
            };
            return "no toleration for " + taint + "; the closest one fails: its " + what;
        }

        private static String effect(Toleration toleration) {
            var effect = toleration.effect();
            return effect == null ? "any" : effect.wire();
        }
    }

    /** A line of nodeSelector that the node's labels do not have. */
    record SelectorMismatch(
            String key, String wanted, @Nullable String actual) implements Reason {
        @Override
        public String message() {
            return AFFINITY_MESSAGE;
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return "spec.nodeSelector." + key;
        }

        @Override
        public String detail() {
            return "wants label " + key + "=" + wanted + ", the node has "
                    + (actual == null ? "no such label" : key + "=" + actual);
        }
    }

    /**
     * Required node affinity, none of whose terms matches.
     *
     * @param misses for each term the first requirement that failed; none if there are no terms
     */
    record AffinityMismatch(List<TermMiss> misses) implements Reason {
        private static final String PATH = "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution";

        @Override
        public String message() {
            return AFFINITY_MESSAGE;
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return PATH + ".nodeSelectorTerms"
                    + (misses.size() == 1 ? "[0]" + misses.getFirst().part() : "");
        }

        @Override
        public String detail() {
            if (misses.isEmpty()) {
                return "required node affinity without terms matches no node";
            }
            return String.join("; ", misses.stream().map(TermMiss::detail).toList());
        }
    }

    /**
     * The requirement for which a term does not match.
     *
     * @param part where in the term: {@code .matchExpressions[0]}
     * @param requirement null if the term is empty
     * @param actual the node's label or field, null if it has none
     */
    record TermMiss(
            int term,
            String part,
            @Nullable NodeSelectorRequirement requirement,
            @Nullable String actual) {
        public String detail() {
            if (requirement == null) {
                return "term " + (term + 1) + " is empty and matches no node";
            }
            boolean readable =
                    part.startsWith(".matchFields") ? requirement.isWellFormedField() : requirement.isWellFormed();
            var wanted = requirement.key() + " " + requirement.operator()
                    + (requirement.values().isEmpty() ? "" : " [" + String.join(", ", requirement.values()) + "]");
            if (!readable) {
                return "term " + (term + 1) + " says " + wanted + ", which cannot be a label's, and so matches no node";
            }
            return "term " + (term + 1) + " wants " + wanted + ", the node has "
                    + (actual == null ? "none" : requirement.key() + "=" + actual);
        }
    }

    /** The terms pin the pod to nodes that exclude each other. */
    record AffinityConflict() implements Reason {
        @Override
        public String message() {
            return "pod affinity terms conflict";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return AffinityMismatch.PATH + ".nodeSelectorTerms";
        }

        @Override
        public String detail() {
            return "every term asks for several node names at once";
        }
    }

    /** A plugin has told beforehand which nodes it would accept, and the node is none of them. */
    record NotAmongNodes(List<String> plugins) implements Reason {
        @Override
        public String message() {
            return "node(s) didn't satisfy plugin(s) [" + String.join(" ", plugins) + "]";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return AffinityMismatch.PATH + ".nodeSelectorTerms";
        }

        @Override
        public String detail() {
            return "the pod is pinned to other nodes by metadata.name";
        }
    }

    /** A host port that another pod on the node has. */
    record PortConflict(HostPort wanted, HostPort taken, ObjectKey by) implements Reason {
        @Override
        public String message() {
            return "node(s) didn't have free ports for the requested pod ports";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE;
        }

        @Override
        public String field() {
            return wanted.field();
        }

        @Override
        public String detail() {
            return "host port " + wanted + " is taken by " + by + " (" + taken + ")";
        }
    }

    /** The node takes no more pods. */
    record TooManyPods(long pods, long allowed) implements Reason {
        @Override
        public String message() {
            return "Too many pods";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE;
        }

        @Override
        public String field() {
            return "node.status.allocatable.pods";
        }

        @Override
        public String detail() {
            return pods + " pods of at most " + allowed + " are there";
        }
    }

    /**
     * Not enough of a resource is free.
     *
     * @param requested in thousandths for CPU, whole units else, as the others
     */
    record Insufficient(String resource, long requested, long used, long allocatable) implements Reason {
        @Override
        public String message() {
            return "Insufficient " + resource;
        }

        @Override
        public Code code() {
            return requested > allocatable ? Code.UNSCHEDULABLE_AND_UNRESOLVABLE : Code.UNSCHEDULABLE;
        }

        @Override
        public String field() {
            return "spec.containers[*].resources.requests." + resource;
        }

        @Override
        public String detail() {
            var unit = resource.equals(Requests.CPU) ? "m" : "";
            return "requests " + requested + unit + " " + resource + ", " + used + unit + " of " + allocatable + unit
                    + " are in use" + (requested > allocatable ? "; the node is too small for it even when empty" : "");
        }
    }

    /** Preemption: nobody of lower priority is on the node. */
    record NoVictims() implements Reason {
        @Override
        public String message() {
            return "No preemption victims found for incoming pod";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return "spec.priority";
        }

        @Override
        public String detail() {
            return "no pod on the node has a lower priority";
        }
    }

    /** Preemption: what refused the pod does not go away with pods. */
    record PreemptionNotHelpful() implements Reason {
        @Override
        public String message() {
            return "Preemption is not helpful for scheduling";
        }

        @Override
        public Code code() {
            return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
        }

        @Override
        public String field() {
            return "spec.priority";
        }

        @Override
        public String detail() {
            return "removing pods would not make room";
        }
    }

    String AFFINITY_MESSAGE = "node(s) didn't match Pod's node affinity/selector";
}
