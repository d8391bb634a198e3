package dev.podfall.api.core;

import dev.podfall.api.tree.Tree;

/**
 * A port of a container.
 *
 * @param hostPort 0 if none
 * @param protocol TCP unless said otherwise
 */
public record ContainerPort(String name, int containerPort, int hostPort, String protocol, String hostIp) {

    public static ContainerPort fromTree(Tree.Obj tree) {
        return new ContainerPort(
                tree.text("name", ""),
                (int) tree.number("containerPort", 0),
                (int) tree.number("hostPort", 0),
                tree.text("protocol", ""),
                tree.text("hostIP", ""));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putUnlessEmpty("name", name)
                .put("containerPort", containerPort)
                .putUnlessZero("hostPort", hostPort)
                .putUnlessEmpty("protocol", protocol)
                .putUnlessEmpty("hostIP", hostIp)
                .build();
    }
}
