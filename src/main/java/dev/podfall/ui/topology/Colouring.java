package dev.podfall.ui.topology;

import dev.podfall.language.Wording;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which colour each node has if colours say something else than what its pods do, from one picture to the next: only
 * tiles that are new are asked again. Each colour has a letter or a number too, for cells that have room for it.
 */
final class Colouring {
    /** The palette's colours that are told apart by everybody; what is rarer shares one. */
    private static final int MOST = Token.HUES - 1;

    private ColourBy by = ColourBy.VERDICT;
    private int hue = -1;
    private @Nullable Wording wording;
    private List<NodeTile> nodes = List.of();
    private List<String> keys = List.of();
    private final TreeMap<String, Integer> counts = new TreeMap<>(NaturalOrder.INSTANCE);
    private List<Category> categories = List.of();
    private Map<String, Category> byKey = Map.of();

    /**
     * What nodes have in common, and how that looks.
     *
     * @param name as the legend has it
     * @param sign one or two letters, or empty
     * @param token the colour
     */
    record Category(String key, String name, String sign, Token token) {}

    /** @param newHue of the selected DaemonSet */
    @SuppressWarnings("ReferenceEquality")
    void follow(List<NodeTile> now, ColourBy newBy, int newHue) {
        boolean same = by == newBy && hue == newHue && nodes.size() == now.size() && wording == Words.wording();
        if (same && now == nodes) {
            return;
        }
        var before = nodes;
        wording = Words.wording();
        by = newBy;
        hue = newHue;
        nodes = now;
        if (newBy == ColourBy.VERDICT) {
            keys = List.of();
            counts.clear();
            categories = List.of();
            return;
        }
        if (!same) {
            counts.clear();
            keys = new ArrayList<>();
            now.forEach(tile -> keys.add(counted(key(tile))));
            sort();
            return;
        }
        int kinds = counts.size();
        boolean other = false;
        for (int i = 0; i < now.size(); i++) {
            if (before.get(i) != now.get(i)) {
                var was = keys.get(i);
                var is = key(now.get(i));
                if (!was.equals(is)) {
                    other |= !counts.containsKey(is);
                    counts.computeIfPresent(was, (key, count) -> count > 1 ? count - 1 : null);
                    keys.set(i, counted(is));
                }
            }
        }
        if (other || counts.size() != kinds) {
            sort();
        }
    }

    private String counted(String key) {
        counts.merge(key, 1, Integer::sum);
        return key;
    }

    private String key(NodeTile tile) {
        return switch (by) {
            case VERDICT -> "";
            case REVISION -> {
                var mark = CellRaster.Ink.markOf(tile, hue);
                yield mark == null ? "" : mark.number();
            }
            case TAINT -> {
                String worst = "";
                int severity = -1;
                for (var chip : tile.taints()) {
                    if (!chip.staged() && TaintChip.severity(chip.effect()) > severity) {
                        severity = TaintChip.severity(chip.effect());
                        worst = chip.text();
                    }
                }
                yield worst;
            }
            case ZONE -> {
                var zone = new Grouping.Zone().groupOf(tile);
                yield zone.equals(Grouping.NOWHERE) ? "" : zone;
            }
            case READINESS -> tile.status();
        };
    }

    /** Gives colours anew: in the order of the names, so that they do not depend on what came first. */
    private void sort() {
        var named = new ArrayList<String>();
        counts.keySet().stream().filter(key -> !key.isEmpty()).forEach(named::add);
        if (named.size() > MOST) {
            var frequent = named.stream()
                    .sorted((a, b) -> Integer.compare(counts.getOrDefault(b, 0), counts.getOrDefault(a, 0)))
                    .limit(MOST - 1)
                    .toList();
            named.retainAll(frequent);
        }
        var made = new ArrayList<Category>();
        var found = new HashMap<String, Category>();
        boolean ownLetters = by == ColourBy.ZONE
                && named.stream().map(Colouring::lastLetter).distinct().count() == named.size();
        for (int i = 0; i < named.size(); i++) {
            var key = named.get(i);
            var sign = ownLetters ? lastLetter(key) : Character.toString('A' + i);
            var category = switch (by) {
                case REVISION -> new Category(key, Words.of("topology.colour.of-revision", key), key, Token.pod(i));
                case READINESS -> new Category(key, key, readinessSign(key), readinessToken(key));
                case VERDICT, TAINT, ZONE -> new Category(key, key, sign, Token.pod(i));
            };
            made.add(category);
            found.put(key, category);
        }
        if (counts.size() - (counts.containsKey("") ? 1 : 0) > named.size()) {
            var others = new Category("…", Words.of("topology.colour.others"), "+", Token.NEUTRAL);
            made.add(others);
            counts.keySet().stream().filter(key -> !key.isEmpty()).forEach(key -> found.putIfAbsent(key, others));
        }
        if (counts.containsKey("")) {
            var none = new Category("", Words.of("topology.colour.none"), "", Token.LINE_STRONG);
            made.add(none);
            found.put("", none);
        }
        categories = List.copyOf(made);
        byKey = found;
    }

    private static String lastLetter(String name) {
        return name.substring(name.length() - 1);
    }

    private static String readinessSign(String status) {
        return switch (status) {
            case "Ready" -> "";
            case "NotReady" -> "!";
            case "SchedulingDisabled" -> "–";
            default -> "?";
        };
    }

    private static Token readinessToken(String status) {
        return switch (status) {
            case "Ready" -> Token.SUCCESS;
            case "NotReady" -> Token.DANGER;
            case "SchedulingDisabled" -> Token.WARNING;
            default -> Token.NEUTRAL;
        };
    }

    /** In the order of the legend; none if colours say what pods do. */
    List<Category> categories() {
        return categories;
    }

    boolean isByVerdict() {
        return by == ColourBy.VERDICT;
    }

    Category of(int node) {
        return Objects.requireNonNull(byKey.get(keys.get(node)));
    }
}
