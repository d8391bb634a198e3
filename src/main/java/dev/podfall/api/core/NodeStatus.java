package dev.podfall.api.core;

import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a node.
 *
 * @param images the images it has, for image locality: names and size
 * @param nodeInfo versions, kept as written
 */
public record NodeStatus(
        ResourceList capacity,
        ResourceList allocatable,
        List<Condition> conditions,
        List<Address> addresses,
        List<Image> images,
        Tree.Obj nodeInfo,
        Tree.Obj rest) {

    public static final NodeStatus EMPTY = new NodeStatus(
            ResourceList.EMPTY, ResourceList.EMPTY, List.of(), List.of(), List.of(), Tree.obj(), Tree.obj());

    /** @param type InternalIP, Hostname ... */
    public record Address(String type, String address) {
        static Address fromTree(Tree.Obj tree) {
            return new Address(tree.text("type", ""), tree.text("address", ""));
        }

        Tree.Obj toTree() {
            return Tree.builder().put("type", type).put("address", address).build();
        }
    }

    /** @param sizeBytes bytes */
    public record Image(List<String> names, long sizeBytes) {
        static Image fromTree(Tree.Obj tree) {
            return new Image(tree.texts("names"), tree.number("sizeBytes", 0));
        }

        Tree.Obj toTree() {
            return Tree.builder()
                    .putUnlessEmpty("names", Tree.texts(names))
                    .putUnlessZero("sizeBytes", sizeBytes)
                    .build();
        }
    }

    public @Nullable Condition condition(String type) {
        return Condition.find(conditions, type);
    }

    /** The address of that type, null if there is none. */
    public @Nullable String address(String type) {
        for (var address : addresses) {
            if (address.type().equals(type)) {
                return address.address();
            }
        }
        return null;
    }

    public static NodeStatus fromTree(Tree.Obj tree) {
        return new NodeStatus(
                ResourceList.fromTree(tree.obj("capacity")),
                ResourceList.fromTree(tree.obj("allocatable")),
                tree.list("conditions", Condition::fromTree),
                tree.list("addresses", Address::fromTree),
                tree.list("images", Image::fromTree),
                tree.obj("nodeInfo"),
                tree.without("capacity", "allocatable", "conditions", "addresses", "images", "nodeInfo"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putAll(rest)
                .putUnlessEmpty("capacity", capacity.toTree())
                .putUnlessEmpty("allocatable", allocatable.toTree())
                .putUnlessEmpty("conditions", Tree.listOf(conditions, Condition::toNodeTree))
                .putUnlessEmpty("addresses", Tree.listOf(addresses, Address::toTree))
                .putUnlessEmpty("images", Tree.listOf(images, Image::toTree))
                .putUnlessEmpty("nodeInfo", nodeInfo)
                .build();
    }

    public NodeStatus withConditions(List<Condition> newConditions) {
        return new NodeStatus(capacity, allocatable, List.copyOf(newConditions), addresses, images, nodeInfo, rest);
    }

    public NodeStatus withResources(ResourceList newCapacity, ResourceList newAllocatable) {
        return new NodeStatus(newCapacity, newAllocatable, conditions, addresses, images, nodeInfo, rest);
    }

    public NodeStatus withMachine(List<Address> newAddresses, Tree.Obj newNodeInfo) {
        return new NodeStatus(capacity, allocatable, conditions, List.copyOf(newAddresses), images, newNodeInfo, rest);
    }

    public NodeStatus withImages(List<Image> newImages) {
        return new NodeStatus(capacity, allocatable, conditions, addresses, List.copyOf(newImages), nodeInfo, rest);
    }
}
