package dev.podfall.explain.caption;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Container;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is another than before in a DaemonSet's spec. */
final class SpecWords {
    private SpecWords() {}

    /** The images that are others; else the fields of the template that are. */
    static @Nullable Phrase images(DaemonSet before, DaemonSet after) {
        var changed = new ArrayList<Phrase>();
        var was = before.spec().template().spec().containers();
        for (var container : after.spec().template().spec().containers()) {
            was.stream()
                    .filter(old -> old.name().equals(container.name()))
                    .map(Container::image)
                    .filter(image -> !image.equals(container.image()))
                    .map(image -> Phrase.of("caption.becomes", image, container.image()))
                    .forEach(changed::add);
        }
        if (!changed.isEmpty()) {
            return Phrase.clauses(changed);
        }
        var old = before.spec().template().tree();
        var now = after.spec().template().tree();
        return fields(old.obj("spec"), now.obj("spec"), old.obj("metadata"), now.obj("metadata"));
    }

    /** The fields of the spec that are others. */
    static @Nullable Phrase fields(DaemonSet before, DaemonSet after) {
        var old = before.spec().toTree();
        var now = after.spec().toTree();
        return fields(
                old.obj("updateStrategy"),
                now.obj("updateStrategy"),
                old.without("updateStrategy", "template"),
                now.without("updateStrategy", "template"));
    }

    private static @Nullable Phrase fields(Tree.Obj... pairs) {
        var names = new ArrayList<String>();
        for (int i = 0; i < pairs.length; i += 2) {
            var old = pairs[i];
            var now = pairs[i + 1];
            for (var name : now.keys()) {
                if (!Objects.equals(old.get(name), now.get(name)) && !names.contains(name)) {
                    names.add(name);
                }
            }
            for (var name : old.keys()) {
                if (!now.has(name) && !names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names.isEmpty() ? null : Phrase.verbatim(String.join(", ", names));
    }
}
