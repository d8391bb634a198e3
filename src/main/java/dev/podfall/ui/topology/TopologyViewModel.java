package dev.podfall.ui.topology;

import dev.podfall.ui.frame.TileMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the map shows and what is chosen in it; everything but the drawing. */
public final class TopologyViewModel {
    private static final int LABELS_OFFERED = 24;

    private final ReadOnlyObjectWrapper<TopologyModel> model = new ReadOnlyObjectWrapper<>(TopologyModel.EMPTY);
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(new Grouping.Pool());
    private final ObjectProperty<Step> zoom = new SimpleObjectProperty<>(Step.NORMAL);
    private final ObjectProperty<@Nullable String> selectedNode = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> selectedPod = new SimpleObjectProperty<>();
    private final ObjectProperty<MapFilter> filter = new SimpleObjectProperty<>(MapFilter.NONE);
    private final ObjectProperty<Map<String, TileMark>> tileMarks = new SimpleObjectProperty<>(Map.of());
    private final ObjectProperty<ColourBy> colourBy = new SimpleObjectProperty<>(ColourBy.VERDICT);
    private Slots slots = Slots.EMPTY;
    private Names names = Names.NONE;
    private Map<String, Integer> indexByName = Map.of();
    private boolean wantsFit = true;
    private long session;
    private @Nullable TopologyViewModel leader;
    private @Nullable Slots seatedBy;
    private Consumer<Hit> onHit = hit -> {};
    private Consumer<String> onPending = uid -> {};
    private Consumer<String> onLane = lane -> {};

    /**
     * What was clicked, or asked for with the keyboard.
     *
     * @param pod the pod's uid, or null if it was not a pod
     * @param taint the taint, or null if it was not a taint
     * @param menu whether a menu is wanted
     */
    public record Hit(
            String node,
            @Nullable String pod,
            @Nullable TaintChip taint,
            boolean menu,
            double screenX,
            double screenY) {}

    /** Shows {@code next}; tiles that are in both stay where they are. */
    public void show(TopologyModel next) {
        boolean another = next.session() != 0 && next.session() != session;
        if (another && session != 0 && leader == null) {
            // What was asked of one cluster would dim all of another.
            filter.set(MapFilter.NONE);
        }
        if (next.session() != 0) {
            session = next.session();
        }
        if (!another && isSeated() && sameSeats(model.get().nodes(), next.nodes())) {
            model.set(next);
            return;
        }
        var before = indexByName;
        var index = new HashMap<String, Integer>();
        boolean familiar = false;
        for (int i = 0; i < next.nodes().size(); i++) {
            var name = next.nodes().get(i).name();
            index.put(name, i);
            familiar |= before.containsKey(name);
        }
        indexByName = index;
        if (!familiar || another) {
            slots = Slots.EMPTY;
            wantsFit = leader == null;
        }
        slots = seats(next, grouping.get(), slots);
        names = Names.of(next.nodes());
        model.set(next);
    }

    /**
     * Takes zoom and grouping from another one, and its order of tiles as far as the nodes are the same. Whoever is zoomed,
     * both are.
     */
    void follow(TopologyViewModel other) {
        leader = other;
        wantsFit = false;
        zoom.bindBidirectional(other.zoom);
        filter.bind(other.filter);
        colourBy.bind(other.colourBy);
        selectedPod.bind(other.selectedPod);
        other.grouping.subscribe(this::groupBy);
    }

    /** Whether the tiles stand where those of the other one would have them. */
    private boolean isSeated() {
        var other = leader;
        return other == null || seatedBy == other.slots;
    }

    private Slots seats(TopologyModel next, Grouping by, Slots own) {
        var other = leader;
        if (other == null) {
            return own.next(next, by);
        }
        seatedBy = other.slots;
        return other.slots.next(next, by);
    }

    private boolean sameSeats(List<NodeTile> now, List<NodeTile> next) {
        if (now == next) {
            return true;
        }
        if (now.size() != next.size()) {
            return false;
        }
        var by = grouping.get();
        for (int i = 0; i < now.size(); i++) {
            var a = now.get(i);
            var b = next.get(i);
            if (a != b && !(a.name().equals(b.name()) && sameGroup(a, b, by))) {
                return false;
            }
        }
        return true;
    }

    /** All that a group may depend on is mostly the very same. */
    private static boolean sameGroup(NodeTile a, NodeTile b, Grouping by) {
        return (a.labels().equals(b.labels()) && a.roles().equals(b.roles()))
                || by.groupOf(a).equals(by.groupOf(b));
    }

    public void groupBy(Grouping by) {
        grouping.set(by);
        slots = seats(model.get(), by, Slots.EMPTY);
        // The map listens to the model; the same one again makes it look at the slots again.
        var current = model.get();
        model.set(TopologyModel.EMPTY);
        model.set(current);
    }

    /** The label keys worth grouping by: several nodes share a value, and there is more than one. */
    public List<String> labelKeys() {
        var counts = new TreeMap<String, Map<String, Integer>>();
        for (var node : model.get().nodes()) {
            node.labels()
                    .forEach((key, value) -> counts.computeIfAbsent(key, k -> new LinkedHashMap<>())
                            .merge(value, 1, Integer::sum));
        }
        var keys = new ArrayList<String>();
        int nodes = model.get().nodes().size();
        counts.forEach((key, values) -> {
            if (values.size() <= Math.max(2, nodes / 2) && keys.size() < LABELS_OFFERED) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Whether a new cluster has come that nobody has chosen a zoom for; asking takes the wish away. */
    boolean takeFitWish() {
        boolean wish = wantsFit && !model.get().nodes().isEmpty();
        if (wish) {
            wantsFit = false;
        }
        return wish;
    }

    void wishFit() {
        wantsFit = true;
    }

    public @Nullable NodeTile node(String name) {
        var index = indexByName.get(name);
        return index == null ? null : model.get().nodes().get(index);
    }

    int indexOf(@Nullable String name) {
        return name == null ? -1 : indexByName.getOrDefault(name, -1);
    }

    /** What is looked for: nodes that it does not hold for are dimmed. It stays until somebody takes it away. */
    public ObjectProperty<MapFilter> filter() {
        return filter;
    }

    /** What somebody has said of nodes, by their names. */
    public ObjectProperty<Map<String, TileMark>> tileMarks() {
        return tileMarks;
    }

    /** What colours say far away. */
    public ObjectProperty<ColourBy> colourBy() {
        return colourBy;
    }

    /** How somebody looks at the map, whatever is on it. */
    public record Look(Grouping grouping, Step zoom, MapFilter filter, ColourBy colourBy) {}

    public Look look() {
        return new Look(grouping.get(), zoom.get(), filter.get(), colourBy.get());
    }

    /** Looks at what is there now as somebody looks elsewhere; not of one that follows another. */
    public void look(Look other) {
        wantsFit = false;
        groupBy(other.grouping());
        zoom.set(other.zoom());
        filter.set(other.filter());
        colourBy.set(other.colourBy());
    }

    /** For how many nodes a filter holds. */
    public int matching(MapFilter wanted) {
        int hue = selectedHue();
        return (int) model.get().nodes().stream()
                .filter(tile -> wanted.holds(tile, hue))
                .count();
    }

    Slots slots() {
        return slots;
    }

    /** What the nodes are called on their tiles. */
    Names names() {
        return names;
    }

    /** The hue of the selected DaemonSet, or -1. */
    int selectedHue() {
        for (var lane : model.get().lanes()) {
            if (lane.key().equals(model.get().selectedLane())) {
                return Math.floorMod(lane.hue(), dev.podfall.ui.style.Token.HUES);
            }
        }
        return -1;
    }

    public ReadOnlyObjectProperty<TopologyModel> model() {
        return model.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Grouping> grouping() {
        return grouping;
    }

    ObjectProperty<Step> zoom() {
        return zoom;
    }

    public ObjectProperty<@Nullable String> selectedNode() {
        return selectedNode;
    }

    /** The {@link PodMark#name()} of the pod that is selected. */
    public ObjectProperty<@Nullable String> selectedPod() {
        return selectedPod;
    }

    public void setOnHit(Consumer<Hit> action) {
        onHit = action;
    }

    /** Called with a {@link Lane#key()} when somebody chooses a DaemonSet. */
    public void setOnLane(Consumer<String> action) {
        onLane = action;
    }

    /** Called with the UID of a pod that waits for a node, and that somebody has chosen. */
    public void setOnPending(Consumer<String> action) {
        onPending = action;
    }

    void choosePending(String uid) {
        onPending.accept(uid);
    }

    void hit(Hit hit) {
        selectedNode.set(hit.node());
        onHit.accept(hit);
    }

    void chooseLane(String key) {
        onLane.accept(key);
    }
}
