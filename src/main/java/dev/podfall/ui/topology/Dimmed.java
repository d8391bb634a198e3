package dev.podfall.ui.topology;

import java.util.BitSet;
import java.util.List;

/** Which tiles a filter dims, from one picture to the next: only tiles that are new are asked again. */
final class Dimmed {
    private MapFilter filter = MapFilter.NONE;
    private int hue = -1;
    private List<NodeTile> nodes = List.of();
    private BitSet dimmed = new BitSet();

    /** @param newHue of the selected DaemonSet */
    @SuppressWarnings("ReferenceEquality")
    void follow(List<NodeTile> now, MapFilter newFilter, int newHue) {
        boolean same = filter == newFilter && hue == newHue && !newFilter.isNone();
        if (same && now == nodes) {
            return;
        }
        var next = new BitSet();
        if (!newFilter.isNone()) {
            for (int i = 0; i < now.size(); i++) {
                var tile = now.get(i);
                boolean known = same && i < nodes.size() && nodes.get(i) == tile;
                next.set(i, known ? dimmed.get(i) : !newFilter.holds(tile, newHue));
            }
        }
        filter = newFilter;
        hue = newHue;
        nodes = now;
        dimmed = next;
    }

    boolean get(int node) {
        return dimmed.get(node);
    }

    /** How many are not dimmed. */
    int shown() {
        return nodes.size() - dimmed.cardinality();
    }
}
