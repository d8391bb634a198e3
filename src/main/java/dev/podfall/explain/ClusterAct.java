package dev.podfall.explain;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.apiserver.admission.PodSecurity;
import dev.podfall.cluster.Command;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to do about pods, nodes and classes. */
public sealed interface ClusterAct extends SmallestChange {

    /** A priority class that the template names is made. */
    record DefinePriorityClass(String name) implements ClusterAct {
        private static final int VALUE = 1000;

        @Override
        public Command command(ClusterState state) {
            var body = Tree.builder()
                    .put("apiVersion", Tree.text(Kind.PRIORITY_CLASS.apiVersion()))
                    .put("kind", Tree.text(Kind.PRIORITY_CLASS.kindName()))
                    .put("metadata", Tree.obj("name", Tree.text(name)))
                    .put("value", Tree.number(VALUE))
                    .put("preemptionPolicy", Tree.text(PriorityClass.PREEMPT_LOWER_PRIORITY))
                    .build();
            return new Command.Create(Kind.PRIORITY_CLASS, "", body, WriteOptions.by("kubectl-create"));
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubectl create priorityclass " + name + " --value=" + VALUE;
        }
    }

    /** A service account that the template names is made. */
    record DefineServiceAccount(ObjectKey account) implements ClusterAct {
        @Override
        public Command command(ClusterState state) {
            var kind = BuiltInKinds.SERVICE_ACCOUNT;
            var meta = Tree.obj("name", Tree.text(account.name())).with("namespace", Tree.text(account.namespace()));
            var body = Tree.obj("metadata", meta)
                    .with("apiVersion", Tree.text(kind.apiVersion()))
                    .with("kind", Tree.text(kind.kindName()));
            return new Command.Create(kind, account.namespace(), body, WriteOptions.by("kubectl-create"));
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubectl create serviceaccount " + account.name() + " -n " + account.namespace();
        }
    }

    /** A namespace does not ask its pods for a security standard any more. */
    record LiftPodSecurity(String namespace) implements ClusterAct {
        @Override
        public Command command(ClusterState state) {
            var labels = Tree.obj("labels", Tree.obj(PodSecurity.ENFORCE, Tree.NIL));
            return SmallestChange.merge(
                    Kind.NAMESPACE, ObjectKey.cluster(namespace), Tree.obj("metadata", labels), "kubectl-label");
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubectl label namespace " + namespace + " " + PodSecurity.ENFORCE + "-";
        }
    }

    /** A pod is deleted, so that the controller makes the next one. */
    record DeletePod(ObjectKey pod) implements ClusterAct {
        @Override
        public Command command(ClusterState state) {
            return new Command.Delete(Kind.POD, pod, DeleteOptions.DEFAULT);
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubectl delete pod " + pod.name() + " -n " + pod.namespace();
        }
    }

    /** A pod's object is deleted although no kubelet says that its containers have ended. */
    record ForceDelete(ObjectKey pod) implements ClusterAct {
        @Override
        public Command command(ClusterState state) {
            return new Command.Delete(Kind.POD, pod, DeleteOptions.grace(0));
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubectl delete pod " + pod.name() + " -n " + pod.namespace() + " --force --grace-period=0";
        }
    }

    /** Somebody vouches that the node is down: pods that end on it are deleted. */
    record OutOfService(String node) implements ClusterAct {
        /** Tells that the node is shut down for good. */
        public static final Taint TAINT = Taint.of(Taint.OUT_OF_SERVICE, "nodeshutdown", TaintEffect.NO_EXECUTE);

        @Override
        public Command command(ClusterState state) {
            var live = state.node(node);
            var taints = new ArrayList<Taint>(live == null ? List.of() : live.taints());
            taints.add(TAINT);
            var patch = Tree.obj("spec", Tree.obj("taints", Tree.listOf(taints, Taint::toTree)));
            return SmallestChange.merge(Kind.NODE, ObjectKey.cluster(node), patch, "kubectl-taint");
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubectl taint nodes " + node + " " + TAINT;
        }
    }

    /** The node's kubelet is brought back. */
    record StartKubelet(String node) implements ClusterAct {
        @Override
        public Command command(ClusterState state) {
            return new Command.StartKubelet(node);
        }

        @Override
        public String kubectl(ClusterState state) {
            return "kubelet start " + node;
        }
    }

    /**
     * The node has to get over its pressure.
     *
     * @param conditions their types
     */
    record Relieve(String node, List<String> conditions) implements ClusterAct {
        public Relieve {
            conditions = List.copyOf(conditions);
        }

        @Override
        public @Nullable Command command(ClusterState state) {
            return null;
        }

        @Override
        public String kubectl(ClusterState state) {
            return String.join(
                    "\n",
                    conditions.stream()
                            .map(type -> "kubelet condition " + node + " " + type + "=False")
                            .toList());
        }
    }

    /** The node takes no more pods: one has to go, or it has to take more. */
    record FewerPods(String node, long there, long allowed) implements ClusterAct {}
}
