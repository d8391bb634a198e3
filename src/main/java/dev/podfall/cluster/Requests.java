package dev.podfall.cluster;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.kubelet.Kubelets;
import dev.podfall.kubelet.NewNodes;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands commands to those that carry them out. */
final class Requests {
    private Requests() {}

    /**
     * @param world is given acts on the world outside the API
     * @throws ApiException if the API server refuses
     */
    static @Nullable KubeObject perform(Command command, ApiServer server, Consumer<Consumer<Kubelets>> world) {
        return switch (command) {
            case Command.Create c -> server.create(c.kind(), c.namespace(), c.body(), c.options());
            case Command.Restore c -> restored(server.restore(c.kind(), c.body()), world);
            case Command.Replace c -> server.replace(c.kind(), c.key(), c.body(), c.options());
            case Command.Patch c -> server.patch(c.kind(), c.key(), c.type(), c.patch(), c.options());
            case Command.Delete c -> server.delete(c.kind(), c.key(), c.options());
            case Command.Evict c -> server.evict(c.pod(), c.options());
            case Command.StopKubelet c -> outside(world, kubelets -> kubelets.stop(c.node()));
            case Command.StartKubelet c -> outside(world, kubelets -> kubelets.start(c.node()));
            case Command.PostCondition c ->
                outside(world, kubelets -> kubelets.condition(c.node(), c.type(), c.status()));
        };
    }

    /** A new Node is its kubelet's to create: the manifest is what the user wants of it. */
    static Command introduced(Command command, NewNodes kubelets, Instant now) {
        return command instanceof Command.Create create && create.kind() == Kind.NODE
                ? new Command.Create(
                        create.kind(), create.namespace(), kubelets.introduced(create.body(), now), create.options())
                : command;
    }

    /** What ailed a pod goes on ailing its copy: the kubelets are told before they see it. */
    private static KubeObject restored(KubeObject copy, Consumer<Consumer<Kubelets>> world) {
        if (copy instanceof Pod pod) {
            world.accept(kubelets -> kubelets.copied(pod));
        }
        return copy;
    }

    private static @Nullable KubeObject outside(Consumer<Consumer<Kubelets>> world, Consumer<Kubelets> act) {
        world.accept(act);
        return null;
    }
}
