package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.schema.NotSimulated;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SplitSources;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A cluster that was copied into a text, as {@code kubectl get nodes,ds,pods -A -o yaml} prints it: nodes with what a
 * server and a kubelet have written of them. Whoever has one means that cluster, and no other one beside it.
 *
 * @param nodes the UIDs of its nodes
 * @param counts how many objects there are, by kind
 * @param leftOut how many objects of kinds that are not held, by kind
 * @param kept fields that are kept, but not simulated
 */
public record ClusterCopy(
        Set<String> nodes, Map<String, Integer> counts, Map<String, Integer> leftOut, Set<String> kept) {
    /** Nobody writes it, and every copied node has it. */
    private static final String MARK = "uid";

    private static final int NAMED = 8;

    public ClusterCopy {
        nodes = Set.copyOf(nodes);
        counts = new TreeMap<>(counts);
        leftOut = new TreeMap<>(leftOut);
        kept = new TreeSet<>(kept);
    }

    /** What was copied into the text; reads it all. */
    public static Optional<ClusterCopy> in(Source source) {
        return source.text().contains(MARK) && source.text().contains(Kind.NODE.kindName())
                ? of(SplitSources.read(List.of(source)).objects())
                : Optional.empty();
    }

    /** What was copied into the documents; nothing if there is no node among the copies. */
    public static Optional<ClusterCopy> of(Collection<ManifestDocument> documents) {
        var nodes = new TreeSet<String>();
        documents.stream()
                .filter(ClusterCopy::isNode)
                .forEach(node -> nodes.add(node.object().obj("metadata").text("uid", "")));
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        var counts = new TreeMap<String, Integer>();
        var leftOut = new TreeMap<String, Integer>();
        var kept = new TreeSet<String>();
        for (var document : documents) {
            var kind = Kind.of(document.apiVersion(), document.kind());
            (kind == null ? leftOut : counts).merge(document.kind(), 1, Integer::sum);
            if (kind != null) {
                NotSimulated.in(kind, document.object()).forEach(notice -> kept.add(field(notice.path())));
            }
        }
        return Optional.of(new ClusterCopy(nodes, counts, leftOut, kept));
    }

    private static boolean isNode(ManifestDocument document) {
        return Kind.of(document.apiVersion(), document.kind()) == Kind.NODE
                && ManifestLoad.isCopy(document)
                && document.object().obj("status").size() > 0;
    }

    /** A field's own name, wherever it is. */
    private static String field(String path) {
        return path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[[^\\]]*]", "");
    }

    /** Both as one. */
    public ClusterCopy with(ClusterCopy other) {
        var allNodes = new TreeSet<>(nodes);
        allNodes.addAll(other.nodes);
        var allKept = new TreeSet<>(kept);
        allKept.addAll(other.kept);
        return new ClusterCopy(allNodes, sum(counts, other.counts), sum(leftOut, other.leftOut), allKept);
    }

    private static Map<String, Integer> sum(Map<String, Integer> some, Map<String, Integer> others) {
        var out = new TreeMap<>(some);
        others.forEach((kind, count) -> out.merge(kind, count, Integer::sum));
        return out;
    }

    /** Whether the state is of the same cluster, at whatever time: it has one of the nodes. */
    public boolean isOf(ClusterState state) {
        return state.nodes().stream().anyMatch(node -> nodes.contains(node.uid()));
    }

    /** How much of what there is: {@code 200 nodes, 6 DaemonSets and 1,768 pods}. */
    public Phrase size() {
        var parts = new ArrayList<Phrase>();
        count(parts, "copy.count.node", Kind.NODE);
        count(parts, "copy.count.daemon-set", Kind.DAEMON_SET);
        count(parts, "copy.count.pod", Kind.POD);
        return Phrase.of("copy.size", Phrase.all(parts));
    }

    private void count(List<Phrase> parts, String key, Kind kind) {
        int count = counts.getOrDefault(kind.kindName(), 0);
        if (count > 0) {
            parts.add(Phrase.of(key, count));
        }
    }

    /** What of it has no effect here; nothing to say if all has. */
    public Phrase withoutEffect() {
        var parts = new ArrayList<Phrase>();
        if (!kept.isEmpty()) {
            var named = kept.stream().limit(NAMED).toList();
            int more = kept.size() - named.size();
            parts.add(
                    more == 0
                            ? Phrase.of("copy.not-simulated", Phrase.names(named))
                            : Phrase.of("copy.not-simulated.more", Phrase.names(named), more));
        }
        leftOut.forEach((kind, count) -> parts.add(Phrase.of("copy.left-out", kind, count)));
        return parts.isEmpty() ? Phrase.NONE : Phrase.clauses(parts);
    }
}
