package dev.podfall.scheduler.framework;

import dev.podfall.api.core.Amount;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule that says no, and what it looked at. {@link #message()} is upstream's English, which counts and events use;
 * {@link #phrase()} says what decided in this very case.
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
    Phrase phrase();

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
        public Phrase phrase() {
            return Phrase.of("reason.gated", Phrase.names(gates));
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
        public Phrase phrase() {
            return Phrase.of("reason.cordoned", node, Taint.UNSCHEDULABLE + ":NoSchedule");
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
        public Phrase phrase() {
            return Phrase.of("reason.other-node", wanted, node);
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
        public Phrase phrase() {
            if (closest == null) {
                return Phrase.of("reason.taint", taint.toString());
            }
            return switch (closest.mismatch(taint)) {
                case EFFECT ->
                    Phrase.of(
                            "reason.taint.effect",
                            taint.toString(),
                            closest.effect() instanceof TaintEffect other ? other.wire() : "",
                            taint.effect().wire());
                case KEY -> Phrase.of("reason.taint.key", taint.toString(), closest.key(), taint.key());
                case VALUE -> Phrase.of("reason.taint.value", taint.toString(), closest.value(), taint.value());
                case OPERATOR -> Phrase.of("reason.taint.operator", taint.toString(), closest.operator());
                case NONE -> Phrase.of("reason.taint", taint.toString());
            };
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
        public Phrase phrase() {
            return actual == null
                    ? Phrase.of("reason.label.none", key + "=" + wanted)
                    : Phrase.of("reason.label", key + "=" + wanted, key + "=" + actual);
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
        public Phrase phrase() {
            return misses.isEmpty()
                    ? Phrase.of("reason.no-terms")
                    : Phrase.clauses(misses.stream().map(TermMiss::phrase).toList());
        }
    }

    /**
     * The requirement for which a term does not match.
     *
     * @param ofField whether it is one of {@code matchFields}, and not of {@code matchExpressions}
     * @param index which of these
     * @param requirement null if the term is empty
     * @param actual the node's label or field, null if it has none
     */
    record TermMiss(
            int term,
            boolean ofField,
            int index,
            @Nullable NodeSelectorRequirement requirement,
            @Nullable String actual) {
        /** A term that asks for nothing, and so matches nothing. */
        public static TermMiss empty(int term) {
            return new TermMiss(term, false, 0, null, null);
        }

        /** Where in the term: {@code .matchExpressions[0]}; empty if the term is. */
        public String part() {
            return requirement == null ? "" : (ofField ? ".matchFields[" : ".matchExpressions[") + index + "]";
        }

        /** What it wants, and what the node has. */
        public Phrase phrase() {
            if (requirement == null) {
                return Phrase.of("reason.term.empty", term + 1);
            }
            boolean readable = ofField ? requirement.isWellFormedField() : requirement.isWellFormed();
            if (!readable) {
                return Phrase.of(
                        ofField ? "reason.term.field.unreadable" : "reason.term.unreadable",
                        term + 1,
                        requirement.toString());
            }
            return actual == null
                    ? Phrase.of("reason.term.none", term + 1, requirement.toString())
                    : Phrase.of("reason.term", term + 1, requirement.toString(), requirement.key() + "=" + actual);
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
        public Phrase phrase() {
            return Phrase.of("reason.conflict");
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
        public Phrase phrase() {
            return Phrase.of("reason.pinned");
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
        public Phrase phrase() {
            return Phrase.of("reason.port", wanted.toString(), by.toString(), taken.toString());
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
        public Phrase phrase() {
            return Phrase.of("reason.too-many-pods", pods, allowed);
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
        public Phrase phrase() {
            return Phrase.of(
                    requested > allocatable ? "reason.insufficient.too-small" : "reason.insufficient",
                    amount(requested),
                    resource,
                    amount(used),
                    amount(allocatable));
        }

        private String amount(long value) {
            return new Amount(resource, value).toString();
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
        public Phrase phrase() {
            return Phrase.of("reason.no-victims");
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
        public Phrase phrase() {
            return Phrase.of("reason.not-helpful");
        }
    }

    String AFFINITY_MESSAGE = "node(s) didn't match Pod's node affinity/selector";
}
