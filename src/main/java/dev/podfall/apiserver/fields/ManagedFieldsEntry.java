package dev.podfall.apiserver.fields;

import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one manager owns of an object.
 *
 * @param operation always {@code Update}: there is no server-side apply
 * @param subresource {@code status}, or empty
 * @param time of its last change; null if unknown
 * @param fieldsV1 the fields, in the API's own writing
 */
public record ManagedFieldsEntry(
        String manager,
        String operation,
        String apiVersion,
        String subresource,
        @Nullable Instant time,
        Tree.Obj fieldsV1) {

    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", apiVersion)
                .put("fieldsType", "FieldsV1")
                .put("fieldsV1", fieldsV1)
                .put("manager", manager)
                .put("operation", operation)
                .putUnlessEmpty("subresource", subresource)
                .put("time", Times.toTree(time))
                .build();
    }

    public static ManagedFieldsEntry fromTree(Tree.Obj tree) {
        return new ManagedFieldsEntry(
                tree.text("manager", ""),
                tree.text("operation", "Update"),
                tree.text("apiVersion", ""),
                tree.text("subresource", ""),
                Times.at(tree, "time"),
                tree.obj("fieldsV1"));
    }
}
