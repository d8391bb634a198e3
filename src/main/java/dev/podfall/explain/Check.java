package dev.podfall.explain;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.kubelet.Admission;
import dev.podfall.scheduler.CheckResult;
import dev.podfall.scheduler.PreemptionOutlook;
import dev.podfall.scheduler.plugins.NodeAffinity;
import dev.podfall.scheduler.plugins.NodePorts;
import dev.podfall.scheduler.plugins.TaintToleration;
import org.jspecify.annotations.Nullable;

/**
 * One question that somebody asks before a pod may be on a node, and the answer, as the one who asks has it. Data: {@link
 * CheckWords} says it.
 */
public sealed interface Check {

    /** The names of checks that are not plugins' or fields'. */
    String PREEMPTION = "DefaultPreemption";

    /** Who asks. */
    enum Asker {
        /** The DaemonSet controller: should a pod be here, may one stay? */
        CONTROLLER,
        /** The scheduler: may this pod be bound here now? */
        SCHEDULER,
        /** The kubelet: does it take the pod in? */
        KUBELET
    }

    /** What comes out. */
    enum Answer {
        YES,
        /** Not liked, but not refused: PreferNoSchedule. */
        RATHER_NOT,
        NO,
        /** Neither asked nor answered: worth knowing. */
        NOTE,
        /** A question before this one had a no already. */
        NOT_REACHED
    }

    Asker asker();

    Answer answer();

    /** What is asked, in a word of Kubernetes': a plugin's name, or the part of the manifest that is looked at. */
    String rule();

    /** The field that decided, empty if none did. */
    String field();

    default boolean refuses() {
        return answer() == Answer.NO;
    }

    private static Answer yesIf(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }

    /** The controller's question about the node. */
    record Placement(PlacementCheck question) implements Check {
        @Override
        public Asker asker() {
            return Asker.CONTROLLER;
        }

        @Override
        public Answer answer() {
            return question instanceof PlacementCheck.NodeTaint taint && taint.passes() && taint.toleration() == null
                    ? Answer.RATHER_NOT
                    : yesIf(question.passes());
        }

        @Override
        public String rule() {
            return switch (question) {
                case PlacementCheck.TemplateNodeName _ -> "nodeName";
                case PlacementCheck.NodeSelectorPair _ -> "nodeSelector";
                case PlacementCheck.RequiredAffinity _ -> "nodeAffinity";
                case PlacementCheck.NodeTaint _ -> "taint";
            };
        }

        @Override
        public String field() {
            return question.field();
        }
    }

    /** The template's toleration loses its {@code tolerationSeconds}: the controller puts its own in its place. */
    record SecondsLost(String field, Toleration toleration) implements Check {
        @Override
        public Asker asker() {
            return Asker.CONTROLLER;
        }

        @Override
        public Answer answer() {
            return Answer.NOTE;
        }

        @Override
        public String rule() {
            return "tolerationSeconds";
        }
    }

    /** The pod names a scheduler that is not here. */
    record NobodySchedules(String scheduler) implements Check {
        @Override
        public Asker asker() {
            return Asker.SCHEDULER;
        }

        @Override
        public Answer answer() {
            return Answer.NO;
        }

        @Override
        public String rule() {
            return "schedulerName";
        }

        @Override
        public String field() {
            return "spec.schedulerName";
        }
    }

    /** A plugin of the scheduler's. */
    record Plugin(CheckResult result) implements Check {
        @Override
        public Asker asker() {
            return Asker.SCHEDULER;
        }

        @Override
        public Answer answer() {
            return switch (result.verdict()) {
                case PASS -> Answer.YES;
                case FAIL -> Answer.NO;
                case NOT_REACHED -> Answer.NOT_REACHED;
            };
        }

        @Override
        public String rule() {
            return result.plugin();
        }

        @Override
        public String field() {
            return result.field();
        }
    }

    /** What preemption can do about a no. */
    record Preempts(PreemptionOutlook outlook) implements Check {
        @Override
        public Asker asker() {
            return Asker.SCHEDULER;
        }

        @Override
        public Answer answer() {
            return Answer.NOTE;
        }

        @Override
        public String rule() {
            return PREEMPTION;
        }

        @Override
        public String field() {
            return "spec.priority";
        }
    }

    /**
     * Whether the node's kubelet is there at all.
     *
     * @param notReady what it says if it says that the node is not ready; null if it says nothing of the kind
     */
    record KubeletAnswers(boolean silent, @Nullable Condition notReady) implements Check {
        @Override
        public Asker asker() {
            return Asker.KUBELET;
        }

        @Override
        public Answer answer() {
            return notReady != null && !silent ? Answer.NOTE : yesIf(!silent);
        }

        @Override
        public String rule() {
            return "Ready";
        }

        @Override
        public String field() {
            return "node.status.conditions[Ready]";
        }
    }

    /**
     * Whether a pod can have what it needs of a node without a network.
     *
     * @param plugin the DaemonSet whose pod brings one
     * @param needed whether the pod needs one: it does not use the host's
     */
    record HasNetwork(ObjectKey plugin, boolean needed) implements Check {
        @Override
        public Asker asker() {
            return Asker.KUBELET;
        }

        @Override
        public Answer answer() {
            return yesIf(!needed);
        }

        @Override
        public String rule() {
            return "NetworkReady";
        }

        @Override
        public String field() {
            return "spec.hostNetwork";
        }
    }

    /** Whether the kubelet admits the pod. */
    record Admits(Admission.Asked asked) implements Check {
        @Override
        public Asker asker() {
            return Asker.KUBELET;
        }

        @Override
        public Answer answer() {
            return yesIf(asked.rejection() == null);
        }

        @Override
        public String rule() {
            return switch (asked.rule()) {
                case PRESSURE -> "conditions";
                case RESOURCES -> "resources";
                case NODE_AFFINITY -> NodeAffinity.NAME;
                case NODE_PORTS -> NodePorts.NAME;
                case TAINT_TOLERATION -> TaintToleration.NAME;
            };
        }

        @Override
        public String field() {
            return switch (asked.rule()) {
                case PRESSURE -> "node.status.conditions";
                case RESOURCES, NODE_AFFINITY, NODE_PORTS, TAINT_TOLERATION -> "";
            };
        }
    }
}
