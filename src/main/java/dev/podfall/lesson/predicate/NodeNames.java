package dev.podfall.lesson.predicate;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.Selector;
import dev.podfall.store.ClusterState;
import java.util.List;
import java.util.regex.Pattern;

/** Which nodes are meant. */
public sealed interface NodeNames {

    boolean has(String node, ClusterState state);

    /** As somebody writes it. */
    String shown();

    /** These. */
    record These(List<String> names) implements NodeNames {
        public These {
            names = List.copyOf(names);
        }

        @Override
        public boolean has(String node, ClusterState state) {
            return names.contains(node);
        }

        @Override
        public String shown() {
            return String.join(", ", names);
        }
    }

    /** Those whose names look so. */
    record Like(Pattern name) implements NodeNames {
        @Override
        public boolean has(String node, ClusterState state) {
            return name.matcher(node).matches();
        }

        @Override
        public String shown() {
            return name.pattern();
        }
    }

    /** Those that have labels. */
    record Labelled(Selector labels) implements NodeNames {
        @Override
        public boolean has(String node, ClusterState state) {
            Node there = state.node(node);
            return labels.matches(there == null ? Labels.of() : there.labels()) && there != null;
        }

        @Override
        public String shown() {
            return labels.toString();
        }
    }

    /** {@code worker-[12]}, or {@code pool=spot}. */
    static NodeNames parse(String text) {
        return text.contains("=") ? new Labelled(Selector.parse(text)) : new Like(Pattern.compile(text));
    }
}
