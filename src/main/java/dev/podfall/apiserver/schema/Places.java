package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.SimulatedKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where in the objects of a kind fields of a name stand. */
final class Places {
    private static final int DEEPEST = 6;
    private static final Map<SimulatedKind, Map<String, List<String>>> PLACES = new EnumMap<>(SimulatedKind.class);

    static {
        for (var kind : SimulatedKind.values()) {
            var places = new TreeMap<String, List<String>>();
            collect(Schema.of(kind), "", 0, places);
            PLACES.put(kind, places);
        }
    }

    private Places() {}

    private static void collect(StructType type, String path, int depth, Map<String, List<String>> out) {
        for (var field : type.fields()) {
            out.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(path);
            var below = depth < DEEPEST ? Schema.below(field.type()) : null;
            if (below != null) {
                var list = field.type() instanceof Type.ListOf ? "[]" : "";
                collect(below, (path.isEmpty() ? "" : path + ".") + field.name() + list, depth + 1, out);
            }
        }
    }

    /**
     * Where a field of that name stands, nearest to where somebody has written it: {@code spec.template.spec}.
     *
     * @param at the parent of what was written, without indices
     * @return empty if there is none of that name
     */
    static String nearest(Kind kind, String name, String at) {
        var best = "";
        int most = Integer.MIN_VALUE;
        for (var place : (kind instanceof SimulatedKind simulated
                        ? PLACES.getOrDefault(simulated, Map.of())
                        : Map.<String, List<String>>of())
                .getOrDefault(name, List.of())) {
            int score = 100 * common(place, at) - place.length();
            if (!place.isEmpty() && score > most) {
                most = score;
                best = place;
            }
        }
        return best;
    }

    /** How many steps two paths begin with alike. */
    private static int common(String a, String b) {
        var one = a.split("\\.", -1);
        var other = b.split("\\.", -1);
        int same = 0;
        while (same < Math.min(one.length, other.length) && one[same].equals(other[same])) {
            same++;
        }
        return same;
    }
}
