package dev.podfall.ui.app;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.MapFilter;
import dev.podfall.ui.topology.TopologyViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What the search field finds in a state: DaemonSets, nodes by name, label or taint, revisions and pods by name. */
final class Finder {
    private static final int ENOUGH = 12;

    private final Selection selection;
    private final Consumer<String> reveal;
    private final Consumer<ObjectKey> onRevision;
    private final TopologyViewModel map;

    /**
     * @param reveal brings a node into sight
     * @param onRevision shows a ControllerRevision
     * @param map takes filters
     */
    Finder(Selection selection, Consumer<String> reveal, Consumer<ObjectKey> onRevision, TopologyViewModel map) {
        this.onRevision = onRevision;
        this.map = map;
        this.selection = selection;
        this.reveal = reveal;
    }

    List<SearchHit> find(ClusterState state, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        var hits = new ArrayList<SearchHit>();
        if (MapFilter.isMeant(text)) {
            hits.addAll(filters(text));
        }
        for (var daemonSet : state.daemonSets()) {
            if (contains(daemonSet.key().toString(), wanted)) {
                hits.add(new SearchHit(
                        "DaemonSet", daemonSet.key().toString(), () -> selection.daemonSet(daemonSet.key())));
            }
        }
        for (var node : state.nodes()) {
            if (hits.size() >= ENOUGH) {
                return hits;
            }
            if (contains(node.name(), wanted)) {
                hits.add(nodeHit("Node", node.name(), node.name()));
                continue;
            }
            node.taints().stream()
                    .filter(taint -> contains(taint.toString(), wanted))
                    .findFirst()
                    .ifPresent(taint ->
                            hits.add(nodeHit(Words.of("find.taint"), node.name(), node.name() + "  " + taint)));
            node.labels().asMap().entrySet().stream()
                    .filter(label -> contains(label.getKey() + "=" + label.getValue(), wanted))
                    .findFirst()
                    .ifPresent(label ->
                            hits.add(nodeHit(Words.of("find.label"), node.name(), node.name() + "  " + label)));
        }
        for (var object : state.all(Kind.CONTROLLER_REVISION).values()) {
            if (hits.size() >= ENOUGH) {
                return hits;
            }
            if (object instanceof ControllerRevision revision
                    && contains(revision.key().toString(), wanted)) {
                hits.add(new SearchHit(
                        "ControllerRevision",
                        Words.of("find.revision", revision.key().toString(), Long.toString(revision.revision())),
                        () -> onRevision.accept(revision.key())));
            }
        }
        for (var pod : state.pods()) {
            if (hits.size() >= ENOUGH) {
                return hits;
            }
            if (contains(pod.key().toString(), wanted)) {
                hits.add(new SearchHit("Pod", pod.key().toString(), () -> show(pod)));
            }
        }
        return hits;
    }

    /** The text as a filter, alone, and together with the one that is there; or what is wrong with it. */
    private List<SearchHit> filters(String text) {
        var read = MapFilter.read(text);
        if (!read.wrong().isEmpty()) {
            return List.of(new SearchHit(Words.of("find.filter"), Words.say(read.wrong()), () -> {}));
        }
        // First what was typed, for Enter takes the first.
        var hits = new ArrayList<SearchHit>();
        hits.add(filterHit(read.filter()));
        var before = map.filter().get();
        if (!before.equals(MapFilter.NONE)) {
            hits.add(filterHit(before.and(read.filter())));
        }
        return hits;
    }

    private SearchHit filterHit(MapFilter filter) {
        return new SearchHit(
                Words.of("find.filter"),
                Words.of("find.filter.hit", filter.text(), map.matching(filter)),
                () -> map.filter().set(filter));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private SearchHit nodeHit(String kind, String node, String text) {
        return new SearchHit(kind, text, () -> {
            selection.node(node);
            reveal.accept(node);
        });
    }

    private void show(Pod pod) {
        selection.pod(
                pod.key(),
                pod.nodeName().isEmpty() ? null : pod.nodeName(),
                pod.meta().controllerKey(Kind.DAEMON_SET));
        if (!pod.nodeName().isEmpty()) {
            reveal.accept(pod.nodeName());
        }
    }
}
