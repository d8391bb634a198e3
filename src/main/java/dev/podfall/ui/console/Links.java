package dev.podfall.ui.console;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of nodes, pods and DaemonSets in what commands print. Each word is looked up in the state, so a text costs what it is long. */
final class Links {
    private static final String AROUND = "\"'`,;:()[]{}<>";
    private static final List<Kind> LINKED = List.of(Kind.NODE, Kind.POD, Kind.DAEMON_SET);

    /** @param to exclusive */
    record Link(int from, int to, Kind kind, ObjectKey key) {}

    private Links() {}

    /**
     * The names in one line, from left to right.
     *
     * @param namespace what a name is looked for in that has none, besides the one that the line begins with
     */
    static List<Link> in(String line, String namespace, ClusterState state) {
        var out = new ArrayList<Link>();
        var first = "";
        int length = line.length();
        for (int i = 0; i < length; ) {
            if (isAround(line.charAt(i))) {
                i++;
                continue;
            }
            int from = i;
            while (i < length && !isAround(line.charAt(i))) {
                i++;
            }
            var word = line.substring(from, i);
            // A sentence may end with a name.
            if (word.endsWith(".")) {
                word = word.substring(0, word.length() - 1);
            }
            var link = link(word, from, namespace, first, state);
            if (link != null) {
                out.add(link);
            }
            if (first.isEmpty()) {
                first = word;
            }
        }
        return out;
    }

    private static boolean isAround(char c) {
        return Character.isWhitespace(c) || AROUND.indexOf(c) >= 0;
    }

    private static @Nullable Link link(String word, int from, String namespace, String first, ClusterState state) {
        int slash = word.indexOf('/');
        if (slash > 0) {
            var kind = Kind.named(word.substring(0, slash));
            var name = word.substring(slash + 1);
            return kind != null
                    ? link(word, from, List.of(kind), name, List.of(namespace, first), state)
                    : link(word, from, LINKED, name, List.of(word.substring(0, slash)), state);
        }
        return link(word, from, LINKED, word, List.of(namespace, first), state);
    }

    private static @Nullable Link link(
            String word, int from, List<Kind> kinds, String name, List<String> namespaces, ClusterState state) {
        for (var kind : kinds) {
            for (var namespace : kind.namespaced() ? namespaces : List.of("")) {
                var key = ObjectKey.of(namespace, name);
                if (LINKED.contains(kind) && !name.isEmpty() && state.get(kind, key) != null) {
                    return new Link(from, from + word.length(), kind, key);
                }
            }
        }
        return null;
    }
}
