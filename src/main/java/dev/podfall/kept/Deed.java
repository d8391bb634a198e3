package dev.podfall.kept;

import dev.podfall.api.tree.Tree;
import dev.podfall.cluster.Command;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One thing that is done. */
public sealed interface Deed {

    /** A request, exactly as the session got it. */
    record Request(Command command) implements Deed {}

    /**
     * A line of the console.
     *
     * @param files the texts of the files that it reads, by the names that it gives them
     */
    record Line(String text, SortedMap<String, String> files) implements Deed {
        public Line {
            files = new TreeMap<>(files);
        }
    }

    /** Manifests, applied as {@code kubectl apply} does: how a person writes an act. */
    record Apply(List<Tree.Obj> manifests) implements Deed {
        public Apply {
            manifests = List.copyOf(manifests);
        }
    }
}
