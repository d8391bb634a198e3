package dev.podfall.ui.topology;

import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import java.util.List;

/**
 * How much of a resource is requested on a node.
 *
 * @param resource for example {@code cpu}
 * @param used share of allocatable, 0 to 1, more than 1 if overcommitted
 * @param taken what is requested, for example {@code 350m}
 * @param all what is allocatable
 * @param wanted share of allocatable that pods which wait for the node would take besides
 * @param more that, as {@code taken}; empty if nobody waits
 */
public record CapacityBar(String resource, double used, String taken, String all, double wanted, String more) {
    /** In numbers. */
    String text() {
        return more.isEmpty()
                ? Words.of("map.capacity", resource, taken, all)
                : Words.of("map.capacity.wanted", resource, taken, all, more);
    }

    /** In as many words as there is room for; that numbers are whole, and what is wanted above all, comes first. */
    String text(Shorten.Ruler ruler, double room) {
        for (var way : ways()) {
            if (ruler.width(way) <= room) {
                return way;
            }
        }
        return Shorten.end(ways().getLast(), ruler, room);
    }

    /** The same with less and less around it: words go first, then the resource's name, which its unit tells too. */
    private List<String> ways() {
        return more.isEmpty()
                ? List.of(
                        text(),
                        Words.of("map.capacity.brief", resource, taken, all),
                        Words.of("map.capacity.bare", taken, all))
                : List.of(
                        text(),
                        Words.of("map.capacity.wanted.brief", resource, taken, all, more),
                        Words.of("map.capacity.wanted.sum", resource, taken, all, more),
                        Words.of("map.capacity.wanted.bare", taken, all, more),
                        Words.of("map.capacity.wanted.only", resource, more));
    }

    /** The share that has to become free before those who wait have room; 0 if they have. */
    double missing() {
        return wanted <= 0 ? 0 : Math.clamp(used + wanted - 1, 0, 1);
    }
}
