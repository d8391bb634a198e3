package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.sim.RandomSource;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * All plugins in upstream's order.
 *
 * <p>Upstream: pkg/kubeapiserver/options/plugins.go, {@code AllOrderedPlugins}: NamespaceLifecycle, LimitRanger,
 * ServiceAccount, TaintNodesByCondition, PodSecurity, Priority, DefaultTolerationSeconds, RuntimeClass, PodTopologyLabels, ResourceQuota.
 * <br>Differs: storage and certificates have no plugins; events are not counted; webhooks and policies are kept and never
 * asked.
 */
public final class Admission {
    private final RandomSource random;
    private final PodParts podParts;

    public Admission(RandomSource random) {
        this(random, new PodParts());
    }

    private Admission(RandomSource random, PodParts podParts) {
        this.random = random;
        this.podParts = podParts;
    }

    /** The same with another source of chance. */
    public Admission fork(RandomSource forkedRandom) {
        return new Admission(forkedRandom, podParts.fork());
    }

    /**
     * The object as it may be created.
     *
     * @throws ApiException Forbidden
     */
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> T create(T object, ClusterState state) {
        NamespaceLifecycle.create(object, state);
        return switch (object) {
            case Pod pod -> (T) createPod(pod, state);
            case Node node -> (T) TaintNodesByCondition.admit(node);
            case PriorityClass priorityClass -> {
                Priority.checkDefault(priorityClass, state, true);
                yield object;
            }
            default -> object;
        };
    }

    private Pod createPod(Pod pod, ClusterState state) {
        var account = ServiceAccount.lookUp(pod, state);
        var priority = Priority.resolve(pod, state);
        var runtimeClass = RuntimeClasses.find(pod, state);
        var fresh = podParts.complete(
                pod.withStatus(PodStatus.PENDING), account, LimitRanges.of(pod.namespace(), state), random);
        var spec = fresh.spec();
        var tolerations = DefaultTolerationSeconds.admit(spec.tolerations());
        if (tolerations != spec.tolerations()) {
            spec = spec.withTolerations(tolerations);
        }
        spec = spec.withPriority(priority.priority(), priority.preemptionPolicy(), priority.className());
        spec = RuntimeClasses.admit(pod, spec, runtimeClass);
        var admitted = fresh.withSpec(spec);
        return spec.nodeName().isEmpty() ? admitted : PodTopologyLabels.admit(admitted, state.node(spec.nodeName()));
    }

    /**
     * Whether an object that is complete may be stored: the plugins that change nothing, after all others.
     *
     * @throws ApiException Forbidden, Invalid
     */
    public void validate(KubeObject object, ClusterState state, Instant now) {
        validate(object, state, Quotas.overdue(now));
    }

    /** The same, as if some pods were gone already. */
    public void validate(KubeObject object, ClusterState state, Predicate<Pod> gone) {
        switch (object) {
            case Pod pod -> {
                LimitRanges.validate(pod, state);
                PodSecurity.validate(pod, state);
                RuntimeClasses.validate(pod, state);
            }
            case Namespace namespace -> PodSecurity.validate(namespace, null);
            default -> {}
        }
        if (!(object instanceof Event)) {
            Quotas.validate(object, state, gone);
        }
    }

    /** Whether containers of such a pod get what they do not say themselves. */
    public boolean fills(Pod pod, ClusterState state) {
        return !LimitRanges.of(pod.namespace(), state).isEmpty();
    }

    /** Whether creating the object would be forbidden. @throws ApiException Forbidden */
    public void review(KubeObject object, ClusterState state) {
        NamespaceLifecycle.create(object, state);
        switch (object) {
            case Pod pod -> {
                ServiceAccount.lookUp(pod, state);
                Priority.resolve(pod, state);
                RuntimeClasses.admit(pod, pod.spec(), RuntimeClasses.find(pod, state));
            }
            case PriorityClass priorityClass -> Priority.checkDefault(priorityClass, state, true);
            default -> {}
        }
    }

    /** What a change of an object becomes before it is validated. */
    public Tree.Obj update(Kind kind, Tree.Obj object, Tree.Obj old) {
        if (kind != Kind.POD) {
            return object;
        }
        var spec = Priority.keep(object.obj("spec"), old.obj("spec"));
        return object.with("spec", DefaultTolerationSeconds.admit(spec));
    }

    /** Whether changing the object would be forbidden. @throws ApiException Forbidden */
    public void reviewUpdate(KubeObject object, KubeObject old, ClusterState state) {
        switch (object) {
            case PriorityClass priorityClass -> Priority.checkDefault(priorityClass, state, false);
            case Pod pod -> PodSecurity.validateUpdate(pod, (Pod) old, state);
            case Namespace namespace -> PodSecurity.validate(namespace, (Namespace) old);
            default -> {}
        }
    }
}
