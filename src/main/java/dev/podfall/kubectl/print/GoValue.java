package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.nio.charset.StandardCharsets;

/**
 * A value in a running Go template: what Go knows of it besides the document.
 *
 * <p>Upstream: Go's reflect.Value.
 * <br>Differs: in nothing that we know of for documents.
 *
 * @param boxed it is held as an {@code interface {}}, as everything inside objects and lists is
 * @param whole the type that it has if it is a whole number: {@code int64} in documents, {@code int} in templates
 */
record GoValue(Tree tree, boolean boxed, String whole) {
    /** There is nothing: a key that is missing, an untyped nil. */
    static final GoValue INVALID = new GoValue(Tree.NIL, false, "");

    static GoValue inDocument(Tree tree) {
        return new GoValue(tree, true, "int64");
    }

    static GoValue of(Tree tree) {
        return new GoValue(tree, false, "int");
    }

    static GoValue of(boolean truth) {
        return of(Tree.bool(truth));
    }

    static GoValue ofByte(byte value) {
        return new GoValue(Tree.number(value & 0xff), false, "uint8");
    }

    /** What is in the box; nothing if that is nil. */
    GoValue unboxed() {
        return !boxed ? this : tree instanceof Tree.Nil ? INVALID : new GoValue(tree, false, whole);
    }

    boolean isValid() {
        return boxed || !(tree instanceof Tree.Nil);
    }

    boolean isNil() {
        return tree instanceof Tree.Nil;
    }

    String type() {
        if (boxed) {
            return "interface {}";
        }
        return tree instanceof Tree.Int ? whole : GoValues.typeOf(tree);
    }

    boolean truth() {
        return switch (tree) {
            case Tree.Nil _ -> false;
            case Tree.Bool(boolean value) -> value;
            case Tree.Int(long value) -> value != 0;
            case Tree.Real(double value) -> value != 0;
            case Tree.Text(String text) -> !text.isEmpty();
            case Tree.Arr list -> list.size() > 0;
            case Tree.Obj object -> !object.isEmpty();
        };
    }

    /** How many bytes a text has: Go's texts are bytes. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
