package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;

/** The values that the API server fills in. */
public final class Defaults {
    private Defaults() {}

    /** The document with every default that its kind has. */
    public static Tree.Obj apply(Kind kind, Tree.Obj document) {
        return document;
    }
}
