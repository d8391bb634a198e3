package dev.podfall.ui.topology;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** The strip below the map that explains what is in the picture, and nothing else. */
final class Legend {
    static final int HEIGHT = 26;
    private static final int SIGN = 13;
    private static final double LETTERS = 11;

    private static final double BETWEEN = 14;

    /** The room in which it is said how many have none. */
    private static final int MORE = 24;

    private final GraphicsContext gc;
    private final Sprites sprites;
    private final FontWidths fonts;
    private final int hue;

    /** @param hue of the selected DaemonSet */
    Legend(GraphicsContext gc, Sprites sprites, FontWidths fonts, int hue) {
        this.gc = gc;
        this.sprites = sprites;
        this.fonts = fonts;
        this.hue = Math.max(0, hue);
    }

    /** Something that is explained; with a word in it that a learner may not know, if there is one. */
    record Entry(Image image, String word, Optional<Term> term) {}

    /**
     * What is said where somebody points at it.
     *
     * @param until the right edge
     */
    record Said(double until, String text) {}

    /** @param far whether nodes are cells, which have no taints and no pods of their own */
    List<Entry> of(Set<Mark> marks, boolean far) {
        var entries = new ArrayList<Entry>();
        for (var mark : marks) {
            var image = image(mark, far);
            if (image != null) {
                entries.add(new Entry(image, word(mark), mark.term()));
            }
        }
        return entries;
    }

    List<Entry> of(List<Colouring.Category> categories) {
        return categories.stream()
                .map(category -> new Entry(sprites.category(category, SIGN, fonts), category.name(), Optional.empty()))
                .toList();
    }

    /** Draws as much as there is room for; returns what there is to say, from left to right. */
    List<Said> paint(List<Entry> entries, int y, int width) {
        var tokens = sprites.tokens();
        gc.setFill(tokens.color(Token.SURFACE));
        gc.fillRect(0, y, width, HEIGHT);
        gc.setFill(tokens.color(Token.LINE));
        gc.fillRect(0, y, width, 1);
        double x = MapLayout.MARGIN;
        gc.setFont(fonts.font(Face.TEXT, LETTERS));
        var said = new ArrayList<Said>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            boolean last = i == entries.size() - 1;
            double room = SIGN + 5 + fonts.of(entry.word(), Face.TEXT, LETTERS);
            gc.setFill(tokens.color(Token.FG_MUTED));
            if (x + room > width - MapLayout.MARGIN - (last ? 0 : MORE)) {
                gc.fillText("+" + (entries.size() - i), Math.round(x), y + 17);
                said.add(new Said(
                        Double.MAX_VALUE,
                        entries.subList(i, entries.size()).stream()
                                .map(Entry::word)
                                .collect(Collectors.joining("\n"))));
                return said;
            }
            gc.drawImage(entry.image(), Math.round(x), y + (HEIGHT - SIGN + 1) / 2, SIGN, SIGN);
            gc.fillText(entry.word(), Math.round(x) + SIGN + 5, y + 17);
            x += room + BETWEEN;
            said.add(new Said(x, entry.term().map(Term::sentence).orElse("")));
        }
        return said;
    }

    static String word(Mark mark) {
        return switch (mark) {
            // The shape tells what is cut short on a tile.
            case NO_EXECUTE, NO_SCHEDULE, PREFER_NO_SCHEDULE -> mark.word();
            default -> Words.of(mark.word());
        };
    }

    /** How it looks; null if it cannot be seen from here. */
    private @Nullable Image image(Mark mark, boolean far) {
        return switch (mark) {
            case READY -> pod(PodMark.State.READY, false);
            case OUTDATED -> pod(PodMark.State.READY, true);
            case NOT_READY -> pod(PodMark.State.NOT_READY, false);
            case CREATING -> pod(PodMark.State.CREATING, false);
            case FAILED -> far ? cell(mark) : sprites.podBadge(PodMark.State.FAILED, SIGN);
            case RETRIES -> far ? null : sprites.retry(SIGN);
            case PREEMPTED -> far ? cell(mark) : sprites.podBadge(PodMark.State.PREEMPTED, SIGN);
            case AWAITED -> far ? null : pod(PodMark.State.AWAITED, false);
            case LEAVING -> far ? cell(mark) : sprites.podBadge(PodMark.State.TERMINATING, SIGN);
            case EVICTED -> far ? cell(mark) : sprites.podBadge(PodMark.State.EVICTED, SIGN);
            case WAITS -> far ? cell(mark) : sprites.sign(Verdict.Kind.WAITS, SIGN);
            case REFUSED -> far ? cell(mark) : sprites.sign(Verdict.Kind.REFUSES, SIGN);
            case NOT_MEANT -> far ? cell(mark) : sprites.ghost(SIGN);
            case MISSCHEDULED -> far ? cell(mark) : sprites.sign(Verdict.Kind.MISSCHEDULED, SIGN);
            case LANDS -> far ? cell(mark) : sprites.sign(Verdict.Kind.LANDS, SIGN);
            case PREVIEW -> far ? null : pod(PodMark.State.PREVIEW, false);
            case ELSEWHERE -> far ? null : pod(PodMark.State.ELSEWHERE, false);
            case OTHER -> far ? null : ordinary();
            case OTHERS -> far ? null : sprites.pile(SIGN);
            case NODE_NOT_READY -> far ? cell(mark) : sprites.dot(NodeTile.Readiness.NOT_READY, SIGN);
            case NODE_UNKNOWN -> far ? null : sprites.dot(NodeTile.Readiness.UNKNOWN, SIGN);
            case NO_EXECUTE -> far ? null : sprites.shape(TaintEffect.NO_EXECUTE, SIGN);
            case NO_SCHEDULE -> far ? null : sprites.shape(TaintEffect.NO_SCHEDULE, SIGN);
            case PREFER_NO_SCHEDULE -> far ? null : sprites.shape(TaintEffect.PREFER_NO_SCHEDULE, SIGN);
        };
    }

    private Image pod(PodMark.State state, boolean outdated) {
        return sprites.pod(new PodMark("", "", hue, 0, outdated, state, null), state, SIGN);
    }

    private Image ordinary() {
        var state = PodMark.State.READY;
        return sprites.pod(new PodMark("", "", 0, 0, false, state, null, true, ""), state, SIGN);
    }

    private Image cell(Mark mark) {
        return sprites.cell(mark, SIGN);
    }
}
