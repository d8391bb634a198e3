package dev.podfall.ui.topology;

import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.style.TextWidth.Face;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What nodes are called on their tiles. What all of them share at the end or the beginning says nothing and is folded, as
 * far as there is need of it: the domain always, the rest if names do not fit. Two nodes never read the same.
 */
final class Names {
    /** Nothing is known of other nodes. */
    static final Names NONE = new Names(List.of());

    private static final String ELLIPSIS = "…";

    private final List<String> all;
    private final String domain;
    private final String end;
    private final String beginning;

    private Names(List<String> all) {
        this.all = all;
        var first = all.isEmpty() ? "" : all.getFirst();
        int shortest = Integer.MAX_VALUE;
        int head = first.length();
        int tail = first.length();
        for (var name : all) {
            shortest = Math.min(shortest, name.length());
            head = sharedHead(first, name, head);
            tail = sharedTail(first, name, tail);
        }
        if (all.size() < 2) {
            head = 0;
            tail = 0;
        }
        int from = Math.max(first.length() - tail, first.length() - shortest + 1);
        end = all.isEmpty() ? "" : first.substring(boundary(first, from));
        domain = end.indexOf('.') < 0 ? "" : end.substring(end.indexOf('.'));
        int until = Math.min(head, shortest - end.length() - 1);
        while (until > 0 && first.charAt(until - 1) != '-' && first.charAt(until - 1) != '.') {
            until--;
        }
        beginning = until <= 0 ? "" : first.substring(0, until);
    }

    static Names of(List<NodeTile> nodes) {
        return new Names(nodes.stream().map(NodeTile::name).toList());
    }

    private static int sharedHead(String a, String b, int most) {
        int shared = 0;
        while (shared < most && shared < b.length() && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private static int sharedTail(String a, String b, int most) {
        int shared = 0;
        while (shared < most
                && shared < b.length()
                && a.charAt(a.length() - 1 - shared) == b.charAt(b.length() - 1 - shared)) {
            shared++;
        }
        return shared;
    }

    /** Where, from {@code from} on, a part of a name begins. */
    private static int boundary(String name, int from) {
        int at = from;
        while (at < name.length() && name.charAt(at) != '.' && name.charAt(at) != '-') {
            at++;
        }
        return at;
    }

    /** The domain that all share and no tile shows; empty if there is none. */
    String domain() {
        return domain;
    }

    /** How the names read in so much room. */
    Fitting fitting(TextWidth widths, double size, double room) {
        return new Fitting(widths, size, room);
    }

    /** The names for one size of tile; worked out when the first is asked for. */
    final class Fitting {
        private final TextWidth widths;
        private final double size;
        private final double room;
        private final Map<Character, Double> advances = new HashMap<>();
        private Map<String, String> texts = Map.of();

        private Fitting(TextWidth widths, double size, double room) {
            this.widths = widths;
            this.size = size;
            this.room = room;
        }

        String of(String name) {
            if (texts.isEmpty() && !all.isEmpty()) {
                texts = all();
            }
            var text = texts.get(name);
            return text != null ? text : cut(name, 0.4);
        }

        private Map<String, String> all() {
            var folded = folded();
            var byText = new LinkedHashMap<String, List<String>>();
            folded.forEach((name, text) -> byText.computeIfAbsent(cut(text, 0.4), _ -> new ArrayList<>())
                    .add(name));
            var result = new HashMap<String, String>();
            var taken = new HashMap<String, String>();
            byText.forEach((text, names) -> {
                if (names.size() == 1) {
                    result.put(names.getFirst(), text);
                    taken.put(text, names.getFirst());
                }
            });
            byText.values().stream().filter(names -> names.size() > 1).forEach(names -> {
                int differs = names.stream()
                        .mapToInt(name -> sharedHead(
                                names.getFirst().equals(name) ? names.getLast() : names.getFirst(),
                                name,
                                name.length()))
                        .min()
                        .orElse(0);
                names.forEach(name -> result.put(name, apart(name, differs, taken)));
            });
            return result;
        }

        /** The names without what all share: no more is taken off than must be. */
        private Map<String, String> folded() {
            var kept = new LinkedHashMap<String, String>();
            for (int level = 0; level < 3; level++) {
                boolean fit = true;
                for (var name : all) {
                    var text = folded(name, level);
                    kept.put(name, text);
                    fit &= width(text) <= room;
                }
                if (fit) {
                    break;
                }
            }
            return kept;
        }

        private String folded(String name, int level) {
            var text = name.substring(0, name.length() - (level == 0 ? domain : end).length());
            return level < 2 || beginning.isEmpty() ? text : ELLIPSIS + text.substring(beginning.length());
        }

        /** What reads as others do is shown from where it differs; if even that is not enough, with a number. */
        private String apart(String name, int differs, Map<String, String> taken) {
            var rest = name.substring(0, name.length() - end.length());
            var from = rest.substring(Math.min(differs, Math.max(0, rest.length() - 1)));
            var text = cut(ELLIPSIS + from, 0.8);
            for (int number = 1; taken.containsKey(text); number++) {
                text = ELLIPSIS + head(from, room - width(ELLIPSIS + "~" + number)) + "~" + number;
            }
            taken.put(text, name);
            return text;
        }

        private String cut(String text, double head) {
            if (width(text) <= room) {
                return text;
            }
            double inside = room - width(ELLIPSIS);
            var start = head(text, inside * head);
            return start + ELLIPSIS + tail(text.substring(start.length()), inside - width(start));
        }

        private String head(String text, double most) {
            double sum = 0;
            int at = 0;
            while (at < text.length() && sum + advance(text.charAt(at)) <= most) {
                sum += advance(text.charAt(at++));
            }
            return text.substring(0, at);
        }

        private String tail(String text, double most) {
            double sum = 0;
            int at = text.length();
            while (at > 0 && sum + advance(text.charAt(at - 1)) <= most) {
                sum += advance(text.charAt(--at));
            }
            return text.substring(at);
        }

        /** The sum of its letters' widths: no text is laid out for it. */
        private double width(String text) {
            double sum = 0;
            for (int i = 0; i < text.length(); i++) {
                sum += advance(text.charAt(i));
            }
            return sum;
        }

        private double advance(char letter) {
            return advances.computeIfAbsent(letter, one -> widths.of(String.valueOf(one), Face.STRONG, size));
        }
    }
}
