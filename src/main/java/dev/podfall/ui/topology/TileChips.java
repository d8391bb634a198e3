package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.topology.MapLayout.Box;
import dev.podfall.ui.topology.TileLayout.LabelPart;
import dev.podfall.ui.topology.TileLayout.MorePart;
import dev.podfall.ui.topology.TileLayout.Part;
import dev.podfall.ui.topology.TileLayout.RolePart;
import dev.podfall.ui.topology.TileLayout.StatusPart;
import dev.podfall.ui.topology.TileLayout.TaintPart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of chips in a near tile: labels from the top, taints from the bottom. What a taint does is never cut, its key
 * gives way; what finds no room is counted, and of taints the worst that is hidden is said.
 */
final class TileChips {
    /** A label's chip that is shorter says nothing. */
    private static final String LEAST_LABEL = "zo…ne-a";

    private final Step.Facts facts;
    private final int width;
    private final TextWidth widths;
    private final int pad;
    private final double size;
    private final int chipHeight;
    private final int gap;

    TileChips(Step step, int width, TextWidth widths, int pad, double size) {
        this.facts = step.facts();
        this.width = width;
        this.widths = widths;
        this.pad = pad;
        this.size = size;
        chipHeight = px(17);
        gap = px(4);
    }

    private int px(double at100) {
        return (int) Math.round(at100 * facts.scale());
    }

    /** @param status what there was no room for beside the name; empty if there was */
    void add(NodeTile tile, String status, List<Part> parts) {
        int rows = taints(tile.taints(), Math.max(1, facts.chipRows() - 1), parts);
        labels(tile, status, facts.chipRows() - rows, parts);
    }

    private int row(int index) {
        return px(Step.Facts.CHIPS_TOP) + index * px(Step.Facts.CHIP_ROW);
    }

    private double code(String text) {
        return widths.of(text, Face.CODE, size);
    }

    private int chipWidth(String text) {
        return (int) Math.ceil(code(text) - 0.01) + px(10);
    }

    // Labels

    private void labels(NodeTile tile, String status, int rows, List<Part> parts) {
        int x = pad;
        int right = width - pad;
        if (!status.isEmpty()) {
            int w = Math.min(right - x, (int) Math.ceil(widths.of(status, Face.STRONG, size)) + px(2));
            parts.add(
                    new StatusPart(new Box(x, row(0), w, chipHeight), widths.fit(status, Face.STRONG, size, w), size));
            x += w + gap;
        }
        for (var role : tile.roles()) {
            int w = (int) Math.ceil(widths.of(role, Face.TEXT, size)) + px(10);
            if (x + w > right) {
                break;
            }
            parts.add(new RolePart(new Box(x, row(0), w, chipHeight), role));
            x += w + gap;
        }
        var chips = all(tile);
        int row = 0;
        int shown = 0;
        while (shown < chips.size()) {
            var text = Shorten.bare(chips.get(shown).text());
            int left = chips.size() - shown - 1;
            boolean last = row == rows - 1;
            int room = right - x - (last && left > 0 ? chipWidth("+" + left) + gap : 0);
            if (chipWidth(text) > room) {
                if (!last && x > pad) {
                    row++;
                    x = pad;
                    continue;
                }
                int inside = room - px(10);
                if (inside < code(LEAST_LABEL)) {
                    break;
                }
                text = Shorten.middle(text, this::code, inside);
            }
            int w = chipWidth(text);
            parts.add(new LabelPart(new Box(x, row(row), w, chipHeight), text, chips.get(shown)));
            x += w + gap;
            shown++;
        }
        int hidden = chips.size() - shown;
        if (hidden > 0) {
            var text = "+" + hidden;
            parts.add(new MorePart(new Box(x, row(row), chipWidth(text), chipHeight), text, null));
        }
    }

    /** Who is near enough sees the dull ones too. */
    private List<LabelChip> all(NodeTile tile) {
        if (facts.podRows() < 2) {
            return tile.chips();
        }
        var chips = new ArrayList<>(tile.chips());
        var known = new HashSet<String>();
        chips.forEach(chip -> known.add(chip.key()));
        tile.labels().forEach((key, value) -> {
            if (!known.contains(key) && !key.startsWith(NodeFacts.ROLE) && !NodeFacts.isSaidAnew(tile.labels(), key)) {
                chips.add(new LabelChip(key, value, false));
            }
        });
        return chips;
    }

    // Taints

    /** How much a taint's chip says. */
    private enum Form {
        WHOLE,
        VALUE_SHORT,
        KEY,
        KEY_SHORT
    }

    private record Sized(TaintChip chip, String key, String effect, int width) {}

    /** @return how many rows it took */
    private int taints(List<TaintChip> taints, int rows, List<Part> parts) {
        if (taints.isEmpty()) {
            return 0;
        }
        var lines = new ArrayList<List<Sized>>();
        int shown = pack(taints, rows, lines);
        int hidden = taints.size() - shown;
        var more = hidden == 0 ? null : moreFitting(taints.subList(shown, taints.size()), lines.getLast());
        int first = facts.chipRows() - lines.size();
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            int room = inner() - (last && more != null ? more.box().width() + gap : 0);
            int x = pad;
            for (var one : widened(lines.get(i), room)) {
                parts.add(new TaintPart(
                        new Box(x, row(first + i), one.width(), chipHeight), one.key(), one.effect(), one.chip()));
                x += one.width() + gap;
            }
            if (last && more != null) {
                var box = new Box(x, row(first + i), more.box().width(), chipHeight);
                parts.add(new MorePart(box, more.text(), more.worst()));
            }
        }
        return lines.size();
    }

    private int inner() {
        return width - 2 * pad;
    }

    /** Fills rows with chips that say the least; returns how many taints found room. */
    private int pack(List<TaintChip> taints, int rows, List<List<Sized>> lines) {
        int shown = 0;
        for (int row = 0; row < rows && shown < taints.size(); row++) {
            var line = new ArrayList<Sized>();
            int free = inner();
            while (shown < taints.size()) {
                var chip = taints.get(shown);
                int rest = taints.size() - shown - 1;
                int reserve = row == rows - 1 && rest > 0
                        ? more(taints.subList(shown + 1, taints.size()), false)
                                        .box()
                                        .width()
                                + gap
                        : 0;
                var sized = sized(chip, Form.KEY_SHORT, taints);
                if (sized.width() > free - reserve) {
                    if (!line.isEmpty()) {
                        break;
                    }
                    sized = cut(chip, taints, free - reserve);
                }
                line.add(sized);
                free -= sized.width() + gap;
                shown++;
            }
            lines.add(line);
        }
        return shown;
    }

    /** Lets chips say more where their row has room left. */
    private List<Sized> widened(List<Sized> line, int room) {
        int free = room - (line.size() - 1) * gap;
        for (var one : line) {
            free -= one.width();
        }
        var result = new ArrayList<>(line);
        for (int i = 0; i < result.size(); i++) {
            var before = result.get(i);
            for (var form : Form.values()) {
                var wider = sized(
                        before.chip(), form, result.stream().map(Sized::chip).toList());
                int more = wider.width() - before.width();
                if (more > 0 && more <= free && !before.key().contains("…")) {
                    result.set(i, wider);
                    free -= more;
                    break;
                }
            }
        }
        return result;
    }

    private Sized sized(TaintChip chip, Form form, List<TaintChip> among) {
        var brief = named(chip, among);
        var whole = Shorten.bare(chip.key()) + value(chip);
        var longer = whole.length() > brief.length() ? whole : brief;
        return switch (form) {
            case WHOLE -> sized(chip, longer, chip.effect().wire());
            case VALUE_SHORT -> sized(chip, longer, brief(chip.effect()));
            case KEY -> sized(chip, brief, chip.effect().wire());
            case KEY_SHORT -> sized(chip, brief, brief(chip.effect()));
        };
    }

    private static String value(TaintChip chip) {
        return chip.value().isEmpty() ? "" : "=" + chip.value();
    }

    private Sized sized(TaintChip chip, String key, String effect) {
        return new Sized(chip, key, effect, (int) Math.ceil(frame(chip, effect) + code(key) - 0.01));
    }

    private Sized cut(TaintChip chip, List<TaintChip> among, int room) {
        var effect = brief(chip.effect());
        double inside = Math.max(code("…"), room - frame(chip, effect));
        var sized = sized(chip, Shorten.middle(named(chip, among), this::code, inside), effect);
        return sized.width() <= room ? sized : new Sized(chip, sized.key(), effect, room);
    }

    /** As short as a taint can be called and not be taken for another one of the tile. */
    private static String named(TaintChip chip, List<TaintChip> among) {
        var bare = Shorten.bare(chip.key());
        var valued = bare + value(chip);
        boolean ambiguous = false;
        boolean stillAmbiguous = false;
        for (var other : among) {
            if (!other.key().equals(chip.key()) && Shorten.bare(other.key()).equals(bare)) {
                ambiguous = true;
                stillAmbiguous |= (bare + value(other)).equals(valued);
            }
        }
        return !ambiguous ? bare : stillAmbiguous ? chip.key() + value(chip) : valued;
    }

    /** All but the key. */
    private double frame(TaintChip chip, String effect) {
        return keyAt(chip, size) + size * 0.5 + badge(effect);
    }

    /** Where the key begins in its chip: after the shape and, if it has one, its icon. */
    static double keyAt(TaintChip chip, double size) {
        return size * (WellKnownTaint.icon(chip.key()) == null ? 1.8 : 3.1);
    }

    /** The width of the end of a chip that says the effect. */
    private double badge(String effect) {
        return widths.of(effect, Face.STRONG, size) + size;
    }

    /** With the effect in words if the row has room for them; its shape says it too. */
    private MorePart moreFitting(List<TaintChip> hidden, List<Sized> line) {
        int free = inner();
        for (var one : line) {
            free -= one.width() + gap;
        }
        var worded = more(hidden, true);
        boolean cut = line.stream().anyMatch(one -> one.key().contains("…"));
        return !cut && worded.box().width() <= free ? worded : more(hidden, false);
    }

    private MorePart more(List<TaintChip> hidden, boolean worded) {
        var worst = hidden.getFirst().effect();
        for (var chip : hidden) {
            worst = TaintChip.severity(chip.effect()) > TaintChip.severity(worst) ? chip.effect() : worst;
        }
        var text = "+" + hidden.size() + (worded ? " " + brief(worst) : "");
        int w = (int) Math.ceil(widths.of(text, Face.STRONG, size) + size * 1.6);
        return new MorePart(new Box(0, 0, w, chipHeight), text, worst);
    }

    /** As short as an effect can be said and not be taken for another. */
    static String brief(@Nullable TaintEffect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> "NoSched";
            case PREFER_NO_SCHEDULE -> "Prefer";
            case NO_EXECUTE -> "NoExec";
            case null -> "";
        };
    }
}
