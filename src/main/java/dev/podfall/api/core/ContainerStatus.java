package dev.podfall.api.core;

import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

/** What the kubelet says of one container. */
public record ContainerStatus(
        String name,
        String image,
        String imageId,
        String containerId,
        boolean ready,
        @Nullable Boolean started,
        int restartCount,
        @Nullable ContainerState state,
        @Nullable ContainerState lastState,
        Tree.Obj rest) {

    public static ContainerStatus fromTree(Tree.Obj tree) {
        return new ContainerStatus(
                tree.text("name", ""),
                tree.text("image", ""),
                tree.text("imageID", ""),
                tree.text("containerID", ""),
                tree.flag("ready"),
                tree.has("started") ? (Boolean) tree.flag("started") : null,
                (int) tree.number("restartCount", 0),
                ContainerState.fromTree(tree.obj("state")),
                ContainerState.fromTree(tree.obj("lastState")),
                tree.without(
                        "name",
                        "image",
                        "imageID",
                        "containerID",
                        "ready",
                        "started",
                        "restartCount",
                        "state",
                        "lastState"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putAll(rest)
                .put("name", name)
                .put("image", image)
                .put("imageID", imageId)
                .putUnlessEmpty("containerID", containerId)
                .put("ready", ready)
                .put("started", started == null ? null : Tree.bool(started))
                .put("restartCount", restartCount)
                .put("state", ContainerState.toTree(state))
                .put("lastState", ContainerState.toTree(lastState))
                .build();
    }
}
