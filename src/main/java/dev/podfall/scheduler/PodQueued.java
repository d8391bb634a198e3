package dev.podfall.scheduler;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.ClusterEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod without a node has come to a part of the scheduling queue. That a new one is to be tried for the first time is not
 * told: it happens to each.
 *
 * @param because what brought it there
 * @param event the change that woke it; null if none did
 * @param refusals how often it found no node
 * @param errors how often in a row something went wrong
 * @param notBefore the end of its back-off
 * @param plugins who has said no: what they wait for wakes it
 */
public record PodQueued(
        ObjectKey pod,
        Part part,
        Because because,
        @Nullable ClusterEvent event,
        int refusals,
        int errors,
        Instant notBefore,
        List<String> plugins)
        implements Explanation {

    /** The parts of the queue. */
    public enum Part {
        /** It is one of the next to be tried. */
        ACTIVE("decision.queued.active"),
        /** It is tried after its back-off, or before if there is nothing else to do. */
        BACK_OFF("decision.queued.back-off"),
        /** It is tried after its back-off, and not before: something went wrong. */
        ERROR_BACK_OFF("decision.queued.error-back-off"),
        /** It is tried when something changes that who said no waits for, or after five minutes. */
        UNSCHEDULABLE("decision.queued.unschedulable"),
        /** It is not tried: a plugin keeps it out. */
        GATED("decision.queued.gated");

        private final String key;

        Part(String key) {
            this.key = key;
        }
    }

    /** What brings a pod to a part. */
    public enum Because {
        NEW("decision.queued.because.new"),
        REFUSED("decision.queued.because.refused"),
        WENT_WRONG("decision.queued.because.went-wrong"),
        /** A change that those wait for who said no. */
        CHANGE("decision.queued.because.change"),
        BACK_OFF_OVER("decision.queued.because.back-off-over"),
        WAITED_LONG("decision.queued.because.waited-long"),
        VICTIMS_GONE("decision.queued.because.victims-gone");

        private final String key;

        Because(String key) {
            this.key = key;
        }
    }

    public PodQueued {
        plugins = List.copyOf(plugins);
    }

    /** What brought it there, as a clause. */
    public Phrase why() {
        return Phrase.of(event == null ? because.key : key(event));
    }

    private static String key(ClusterEvent event) {
        return switch (event) {
            case NODE_ADD -> "decision.queued.event.node-add";
            case NODE_ALLOCATABLE -> "decision.queued.event.node-allocatable";
            case NODE_LABEL -> "decision.queued.event.node-label";
            case NODE_TAINT -> "decision.queued.event.node-taint";
            case ASSIGNED_POD_DELETE -> "decision.queued.event.assigned-pod-delete";
            case ASSIGNED_POD_SCALE_DOWN -> "decision.queued.event.assigned-pod-scale-down";
            case POD_TOLERATION -> "decision.queued.event.pod-toleration";
            case POD_GATES_GONE -> "decision.queued.event.pod-gates-gone";
            case POD_SCALE_DOWN -> "decision.queued.event.pod-scale-down";
        };
    }

    @Override
    public Kind subjectKind() {
        return Kind.POD;
    }

    @Override
    public ObjectKey subject() {
        return pod;
    }

    @Override
    public Phrase phrase() {
        return Phrase.of(part.key, pod.name(), why());
    }
}
