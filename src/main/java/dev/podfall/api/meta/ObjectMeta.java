package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that every object has.
 *
 * @param uid empty until the API server has given one
 * @param resourceVersion the store's revision at the object's last write; 0 until stored
 * @param generation counts changes of the spec; 0 for kinds that do not count
 * @param creationTimestamp null until stored; whole seconds
 * @param deletionGracePeriodSeconds seconds, set together with {@code deletionTimestamp}
 * @param rest what the engine does not read ({@code managedFields}, {@code selfLink} ...)
 * @param writes who wrote what; makes no difference between two objects
 */
public record ObjectMeta(
        String name,
        String generateName,
        String namespace,
        String uid,
        long resourceVersion,
        long generation,
        @Nullable Instant creationTimestamp,
        @Nullable Instant deletionTimestamp,
        @Nullable Long deletionGracePeriodSeconds,
        Labels labels,
        Labels annotations,
        List<OwnerReference> ownerReferences,
        List<String> finalizers,
        Tree.Obj rest,
        WriteLog writes) {

    public static ObjectMeta named(String namespace, String name) {
        return new ObjectMeta(
                name,
                "",
                namespace,
                "",
                0,
                0,
                null,
                null,
                null,
                Labels.of(),
                Labels.of(),
                List.of(),
                List.of(),
                Tree.obj(),
                WriteLog.EMPTY);
    }

    public ObjectKey key() {
        return new ObjectKey(namespace, name);
    }

    public boolean isTerminating() {
        return deletionTimestamp != null;
    }

    /** The owner that manages this object, null if there is none. */
    public @Nullable OwnerReference controller() {
        for (var owner : ownerReferences) {
            if (owner.controller()) {
                return owner;
            }
        }
        return null;
    }

    /** The controlling owner's key if it is of that kind, else null. Whether it is still there is another question. */
    public @Nullable ObjectKey controllerKey(Kind kind) {
        var owner = controller();
        return owner != null && owner.kind().equals(kind.kindName()) ? ObjectKey.of(namespace, owner.name()) : null;
    }

    public boolean isControlledBy(String ownerUid) {
        var owner = controller();
        return owner != null && owner.uid().equals(ownerUid);
    }

    public static ObjectMeta fromTree(Tree.Obj tree) {
        var version = tree.text("resourceVersion", "");
        return new ObjectMeta(
                tree.text("name", ""),
                tree.text("generateName", ""),
                tree.text("namespace", ""),
                tree.text("uid", ""),
                version.matches("\\d{1,18}") ? Long.parseLong(version) : 0,
                tree.number("generation", 0),
                Times.at(tree, "creationTimestamp"),
                Times.at(tree, "deletionTimestamp"),
                tree.number("deletionGracePeriodSeconds"),
                Labels.fromTree(tree.obj("labels")),
                Labels.fromTree(tree.obj("annotations")),
                tree.list("ownerReferences", OwnerReference::fromTree),
                tree.texts("finalizers"),
                tree.without(
                        "name",
                        "generateName",
                        "namespace",
                        "uid",
                        "resourceVersion",
                        "generation",
                        "creationTimestamp",
                        "deletionTimestamp",
                        "deletionGracePeriodSeconds",
                        "labels",
                        "annotations",
                        "ownerReferences",
                        "finalizers"),
                WriteLog.EMPTY);
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putAll(rest)
                .putUnlessEmpty("name", name)
                .putUnlessEmpty("generateName", generateName)
                .putUnlessEmpty("namespace", namespace)
                .putUnlessEmpty("uid", uid)
                .putUnlessEmpty("resourceVersion", resourceVersion == 0 ? "" : Long.toString(resourceVersion))
                .putUnlessZero("generation", generation)
                .put("creationTimestamp", Times.toTree(creationTimestamp))
                .put("deletionTimestamp", Times.toTree(deletionTimestamp))
                .put("deletionGracePeriodSeconds", deletionGracePeriodSeconds)
                .putUnlessEmpty("labels", labels.toTree())
                .putUnlessEmpty("annotations", annotations.toTree())
                .putUnlessEmpty("ownerReferences", Tree.listOf(ownerReferences, OwnerReference::toTree))
                .putUnlessEmpty("finalizers", Tree.texts(finalizers))
                .build();
    }

    public ObjectMeta withName(String newName) {
        return new ObjectMeta(
                newName,
                generateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withGenerateName(String newGenerateName) {
        return new ObjectMeta(
                name,
                newGenerateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withNamespace(String newNamespace) {
        return new ObjectMeta(
                name,
                generateName,
                newNamespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    /** As the API server stores a new object: with a UID, generation and creation time. */
    public ObjectMeta created(String newUid, long newGeneration, Instant at) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                newUid,
                resourceVersion,
                newGeneration,
                Times.seconds(at),
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withResourceVersion(long newVersion) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                newVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withGeneration(long newGeneration) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                resourceVersion,
                newGeneration,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withDeletion(@Nullable Instant newDeletionTimestamp, @Nullable Long newGracePeriodSeconds) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                newDeletionTimestamp,
                newGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withLabels(Labels newLabels) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                newLabels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withAnnotations(Labels newAnnotations) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                newAnnotations,
                ownerReferences,
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withOwnerReferences(List<OwnerReference> newOwners) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                List.copyOf(newOwners),
                finalizers,
                rest,
                writes);
    }

    public ObjectMeta withFinalizers(List<String> newFinalizers) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                List.copyOf(newFinalizers),
                rest,
                writes);
    }

    public ObjectMeta withRest(Tree.Obj newRest) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                newRest,
                writes);
    }

    public ObjectMeta withWrites(WriteLog newWrites) {
        return new ObjectMeta(
                name,
                generateName,
                namespace,
                uid,
                resourceVersion,
                generation,
                creationTimestamp,
                deletionTimestamp,
                deletionGracePeriodSeconds,
                labels,
                annotations,
                ownerReferences,
                finalizers,
                rest,
                newWrites);
    }
}
