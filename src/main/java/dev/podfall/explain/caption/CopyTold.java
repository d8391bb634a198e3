package dev.podfall.explain.caption;

import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Command;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of a copied cluster: nobody created its objects, it was opened with them. */
final class CopyTold {
    /** What is counted, as the whole copy is. */
    private static final Map<Kind, String> COUNTED = counted();

    private CopyTold() {}

    private static Map<Kind, String> counted() {
        var out = new LinkedHashMap<Kind, String>();
        out.put(Kind.NODE, "copy.count.node");
        out.put(Kind.DAEMON_SET, "copy.count.daemon-set");
        out.put(Kind.POD, "copy.count.pod");
        return out;
    }

    static boolean is(Group group) {
        return group.facts().stream().allMatch(fact -> fact.step().command() instanceof Command.Restore);
    }

    /** Null if nothing of them is counted. */
    static @Nullable Phrase sentence(Collection<Group> groups) {
        var copied = groups.stream().filter(CopyTold::is).toList();
        var parts = new ArrayList<Phrase>();
        COUNTED.forEach((kind, key) -> {
            int count = count(copied, kind);
            if (count > 0) {
                parts.add(Phrase.of(key, count));
            }
        });
        return parts.isEmpty()
                ? null
                : Phrase.of("caption", Phrase.of("actor.user"), Phrase.of("caption.copied", Phrase.all(parts)));
    }

    private static int count(List<Group> groups, Kind kind) {
        return (int) groups.stream()
                .flatMap(group -> group.about().stream())
                .filter(about -> about.kind() == kind)
                .distinct()
                .count();
    }
}
