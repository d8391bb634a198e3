package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;

/** What a document asks for that is accepted and kept, but has no effect here although it has one in a real cluster. */
public final class NotSimulated {
    private final List<Notice> notices = new ArrayList<>();

    private NotSimulated() {}

    /**
     * One such thing.
     *
     * @param path the field, as {@code spec.template.spec.containers[0].livenessProbe}
     * @param reason what it means, without a full stop
     */
    public record Notice(String path, Phrase reason) {}

    /** All of them, in the document's order. */
    public static List<Notice> in(Kind kind, Tree.Obj document) {
        var walk = new NotSimulated();
        walk.struct(Schema.of(kind), document, FieldPath.ROOT);
        return List.copyOf(walk.notices);
    }

    private void struct(StructType type, Tree.Obj value, FieldPath path) {
        value.forEach((key, item) -> {
            var field = type.field(key);
            if (field == null || isNothing(item)) {
                return;
            }
            var notice = FieldHelp.notice(type, field);
            if (notice.isEmpty()) {
                value(field.type(), item, path.child(key));
            } else {
                notices.add(new Notice(path.child(key).toString(), notice));
            }
        });
    }

    private static boolean isNothing(Tree item) {
        return item instanceof Tree.Nil
                || (item instanceof Tree.Arr list && list.size() == 0)
                || item.equals(Tree.text(""));
    }

    private void value(Type type, Tree value, FieldPath path) {
        if (type instanceof Type.Struct(String name) && value instanceof Tree.Obj fields) {
            struct(Schema.struct(name), fields, path);
        } else if (type instanceof Type.ListOf(Type element) && value instanceof Tree.Arr items) {
            for (int i = 0; i < items.size(); i++) {
                value(element, items.get(i), path.item(i));
            }
        }
    }
}
