package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * One document of a text.
 *
 * @param source the file's name
 * @param index which document of the file, from 0, empty ones not counted
 * @param path where it stands in that document: empty, or {@code items[3]} for what came out of a list
 * @param tree what it says; the reader gives maps only
 * @param positions where each field stands, by paths that begin at {@code tree}
 */
public record ManifestDocument(String source, int index, String path, Tree tree, Positions positions) {

    public Tree.Obj object() {
        return tree instanceof Tree.Obj o ? o : Tree.obj();
    }

    public String apiVersion() {
        return object().text("apiVersion", "");
    }

    public String kind() {
        return object().text("kind", "");
    }

    public String name() {
        return object().obj("metadata").text("name", "");
    }

    public String namespace() {
        return object().obj("metadata").text("namespace", "");
    }

    /** Itself, or its items if it is a list, as deep as lists go. */
    public List<ManifestDocument> objects() {
        if (!isList()) {
            return List.of(this);
        }
        var items = object().list("items");
        var out = new ArrayList<ManifestDocument>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var here = "items[" + i + "]";
            var item = new ManifestDocument(
                    source, index, path.isEmpty() ? here : path + "." + here, items.get(i), positions.item(i));
            out.addAll(item.objects());
        }
        return out;
    }

    private boolean isList() {
        return kind().endsWith("List") && object().get("items") instanceof Tree.Arr;
    }
}
