package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.store.ClusterState;
import org.jspecify.annotations.Nullable;

/**
 * A pod's priority is that of its class, or of the default class, or 0. There is one default class at most.
 *
 * <p>Upstream: plugin/pkg/admission/priority/admission.go.
 * <br>Differs: in nothing that we know of.
 */
final class Priority {
    private Priority() {}

    /** What a pod of that class gets. */
    record Resolved(String className, int priority, String preemptionPolicy) {
        static final Resolved NONE = new Resolved("", 0, PriorityClass.PREEMPT_LOWER_PRIORITY);
    }

    static Resolved resolve(Pod pod, ClusterState state) {
        var spec = pod.spec();
        var resolved = resolve(pod, spec.priorityClassName(), state);
        var own = spec.priority();
        if (own != null && own != resolved.priority()) {
            throw forbidden(
                    pod,
                    "the integer value of priority (" + own
                            + ") must not be provided in pod spec; priority admission controller computed "
                            + resolved.priority() + " from the given PriorityClass name");
        }
        var policy = spec.preemptionPolicy();
        if (!policy.isEmpty() && !policy.equals(resolved.preemptionPolicy())) {
            throw forbidden(
                    pod,
                    "the string value of PreemptionPolicy (" + policy
                            + ") must not be provided in pod spec; priority admission controller computed "
                            + resolved.preemptionPolicy() + " from the given PriorityClass name");
        }
        return resolved;
    }

    private static Resolved resolve(Pod pod, String className, ClusterState state) {
        if (className.isEmpty()) {
            var byDefault = defaultClass(state);
            return byDefault == null ? Resolved.NONE : of(byDefault);
        }
        var found = state.priorityClass(className);
        if (found == null) {
            throw forbidden(pod, "no PriorityClass with name " + className + " was found");
        }
        return of(found);
    }

    private static Resolved of(PriorityClass found) {
        return new Resolved(found.name(), found.value(), found.preemptionPolicy());
    }

    /** The default class; of several, which only a race can bring about, the one with the lowest value. */
    private static @Nullable PriorityClass defaultClass(ClusterState state) {
        PriorityClass lowest = null;
        for (var candidate : state.priorityClasses()) {
            if (candidate.globalDefault() && (lowest == null || candidate.value() < lowest.value())) {
                lowest = candidate;
            }
        }
        return lowest;
    }

    private static ApiException forbidden(Pod pod, String detail) {
        return ApiException.forbidden(Kind.POD, NamespaceLifecycle.nameForRefusal(pod), detail);
    }

    /** A changed pod that says nothing of its priority keeps it. */
    static Tree.Obj keep(Tree.Obj spec, Tree.Obj oldSpec) {
        var out = spec;
        for (var field : new String[] {"priority", "preemptionPolicy"}) {
            if (!out.has(field)) {
                out = out.withOptional(field, oldSpec.get(field));
            }
        }
        return out;
    }

    static void checkDefault(PriorityClass changed, ClusterState state, boolean isNew) {
        if (!changed.globalDefault()) {
            return;
        }
        var present = defaultClass(state);
        if (present != null && (isNew || !present.name().equals(changed.name()))) {
            throw ApiException.forbidden(
                    Kind.PRIORITY_CLASS,
                    NamespaceLifecycle.nameForRefusal(changed),
                    "PriorityClass " + present.name() + " is already marked as default. Only one default can exist");
        }
    }
}
