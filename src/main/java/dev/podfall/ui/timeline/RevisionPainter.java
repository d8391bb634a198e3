package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import dev.podfall.language.Phrase;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the revisions of a lane: dots, arcs from a number to the next one of the same object, and what they are called. */
final class RevisionPainter {
    /** A text with less room is left out. */
    private static final double LEAST = 44;

    private static final double TEXT = 11;
    private static final double CODE = 10;
    private static final double PLATE = 12;

    /** How far a hash stands from its dot: aside, so that it does not hide the playhead's handle, and above. */
    private static final double ASIDE = 10;

    private static final double FOOT = 13;
    private static final double CHIP = 20;
    private static final double PALE = 0.5;
    private static final int STRETCHES = 48;

    private final GraphicsContext g;
    private final FontWidths fonts;
    private final Tokens tokens;
    private final Hues hues;
    private final TimelineViewModel model;

    /** Where something is written already, in a lane. */
    private final List<Bounds> written = new ArrayList<>();

    RevisionPainter(GraphicsContext g, FontWidths fonts, Tokens tokens, Hues hues, TimelineViewModel model) {
        this.g = g;
        this.fonts = fonts;
        this.tokens = tokens;
        this.hues = hues;
        this.model = model;
    }

    /** @param y the line the dots are on */
    void paint(Lane lane, double y) {
        var hue = Token.pod(hues.of(lane.daemonSet()));
        for (var dot : lane.dots()) {
            var origin = lane.origin(dot);
            if (origin != null) {
                arc(dot, arcOf(origin, dot, y), hue);
            }
        }
        for (var dot : lane.dots()) {
            if (isAhead(dot)) {
                dot(lane, dot, y, hue);
            }
        }
    }

    /** Draws what neither the playhead nor the veil over the future may cross. */
    void over(Lane lane, double y) {
        var hue = Token.pod(hues.of(lane.daemonSet()));
        written.clear();
        for (var dot : lane.dots()) {
            if (!isAhead(dot)) {
                dot(lane, dot, y, hue);
            }
        }
        for (var dot : lane.dots().reversed()) {
            var origin = lane.origin(dot);
            if (origin != null) {
                arcLabel(origin, dot, arcOf(origin, dot, y));
            }
        }
        for (int i = 0; i < lane.dots().size(); i++) {
            double next = i + 1 < lane.dots().size() ? x(lane.dots().get(i + 1)) : Double.MAX_VALUE;
            label(lane.dots().get(i), y, next);
        }
        for (var dot : lane.dots()) {
            var origin = lane.origin(dot);
            if (origin != null && model.flights().isSeenFlying(dot)) {
                chip(lane, origin, dot, arcOf(origin, dot, y), hue);
            }
        }
        g.setGlobalAlpha(1);
    }

    private double x(Dot dot) {
        return model.x(dot.by().at());
    }

    private RevisionArc arcOf(Dot origin, Dot dot, double y) {
        return RevisionArc.of(x(origin), x(dot), y);
    }

    private boolean isAhead(Dot dot) {
        return dot.by().at().isAfter(model.at());
    }

    /** From the dot of the old number to the dot of the new one: the same object. */
    private void arc(Dot dot, RevisionArc arc, Token hue) {
        double way = model.flights().way(dot);
        g.setGlobalAlpha(model.flights().isReduced() ? model.flights().there(dot) : 1);
        g.setStroke(tokens.mix(hue, Token.SURFACE, 0.75));
        g.setLineWidth(2.6);
        g.setLineDashes(isAhead(dot) ? new double[] {4, 4} : new double[0]);
        g.beginPath();
        g.moveTo(arc.x(0), arc.y(0));
        for (int i = 1; i <= STRETCHES; i++) {
            double t = way * i / STRETCHES;
            g.lineTo(arc.x(t), arc.y(t));
        }
        g.stroke();
        g.setLineDashes();
        if (way >= 1) {
            double x = arc.x(1);
            double y = arc.y(1);
            g.setFill(tokens.mix(hue, Token.SURFACE, 0.75));
            g.fillPolygon(new double[] {x - 5, x + 5, x}, new double[] {y - 6, y - 6, y + 1}, 3);
        }
        g.setGlobalAlpha(1);
    }

    private void dot(Lane lane, Dot dot, double y, Token hue) {
        double x = x(dot);
        if (x < -200 || x > model.scale().width() + 20) {
            return;
        }
        double r = LaneLayout.RADIUS;
        if (dot.isSame(model.chosenDot())) {
            g.setFill(tokens.mix(hue, Token.SURFACE, 0.3));
            g.fillOval(x - r - 4, y - r - 4, 2 * r + 8, 2 * r + 8);
        }
        boolean ended = dot.endAt(model.at()) != null;
        boolean ahead = isAhead(dot);
        boolean current = !ahead && !ended && !lane.isGone(model.at()) && dot.isSame(lane.currentAt(model.at()));
        double there = model.flights().there(dot);
        g.setFill(tokens.color(Token.SURFACE));
        g.fillOval(x - r, y - r, 2 * r, 2 * r);
        if (ended || there < 1) {
            ring(x, y, tokens.color(Token.FG_SUBTLE), ended && there >= 1 ? new double[0] : new double[] {3, 3});
        }
        g.setGlobalAlpha(there);
        if (current) {
            g.setFill(tokens.color(hue));
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
        } else if (!ended) {
            g.setFill(tokens.mix(hue, Token.SURFACE, ahead ? 0.0 : 0.22));
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
            ring(x, y, tokens.mix(hue, Token.SURFACE, ahead ? 0.6 : 1), ahead ? new double[] {3, 3} : new double[0]);
        }
        var text = current ? Token.podText(hues.of(lane.daemonSet())) : ended ? Token.FG_SUBTLE : Token.FG;
        text(Face.STRONG, TEXT, text, TextAlignment.CENTER);
        g.fillText(Long.toString(dot.number()), x, y + 0.5);
        g.setGlobalAlpha(1);
        if (ended) {
            strike(x, y, struck(lane, dot));
        }
    }

    private void ring(double x, double y, Color color, double[] dashes) {
        double r = LaneLayout.RADIUS - 0.75;
        g.setStroke(color);
        g.setLineWidth(1.5);
        g.setLineDashes(dashes);
        g.strokeOval(x - r, y - r, 2 * r, 2 * r);
        g.setLineDashes();
    }

    /** How much of a number that is gone is struck out by now. */
    private double struck(Lane lane, Dot dot) {
        for (var each : lane.dots()) {
            if (dot.isSame(lane.origin(each))) {
                return model.flights().struck(each);
            }
        }
        return 1;
    }

    private void strike(double x, double y, double share) {
        double reach = LaneLayout.RADIUS + 2;
        g.setStroke(tokens.color(Token.FG_MUTED));
        g.setLineWidth(2);
        g.strokeLine(x - reach, y + reach * 0.7, x - reach + 2 * reach * share, y + reach * 0.7 * (1 - 2 * share));
    }

    /** The object itself: its number and its hash, on its way. */
    private void chip(Lane lane, Dot origin, Dot dot, RevisionArc arc, Token hue) {
        double way = model.flights().way(dot);
        double there = model.flights().there(dot);
        double x = arc.x(way);
        double y =
                arc.y(way) + LaneLayout.RADIUS * (there - (1 - model.flights().struck(dot)) * 0.5);
        // Half way it is neither the old number nor the new one: it gets the new one where it lands.
        var number = Long.toString(there > 0 ? dot.number() : origin.number());
        double hash = fonts.of(dot.hash(), Face.CODE, CODE);
        double width = CHIP + hash + 12;
        double left = Math.clamp(x - CHIP / 2, 0, Math.max(0, model.scale().width() - width));
        y = Math.max(y, CHIP / 2 + 1);
        g.setGlobalAlpha(0.25);
        g.setFill(tokens.color(hue));
        g.fillRoundRect(left - 3, y - CHIP / 2 - 2, width + 6, CHIP + 5, CHIP + 6, CHIP + 6);
        g.setGlobalAlpha(1);
        g.setFill(tokens.color(hue));
        g.fillRoundRect(left, y - CHIP / 2, width, CHIP, CHIP, CHIP);
        var ink = Token.podText(hues.of(lane.daemonSet()));
        text(Face.STRONG, TEXT, ink, TextAlignment.CENTER);
        g.fillText(number, left + CHIP / 2, y + 0.5);
        text(Face.CODE, CODE, ink, TextAlignment.LEFT);
        g.fillText(dot.hash(), left + CHIP + 2, y + 0.5);
    }

    /** Says that both ends are one object: its hash at both, the numbers in between. */
    private void arcLabel(Dot origin, Dot dot, RevisionArc arc) {
        if (model.flights().isUnderWay(dot)) {
            return;
        }
        g.setGlobalAlpha(isAhead(dot) ? PALE : 1);
        var said = Words.of("timeline.renumbered", Long.toString(origin.number()), Long.toString(dot.number()));
        double y = Math.max(arc.foot() + LaneLayout.RADIUS - LaneLayout.LINE + PLATE / 2 + 1, arc.top());
        double middle = (Math.max(0, arc.from()) + Math.min(model.scale().width(), arc.to())) / 2;
        written(said, Face.STRONG, TEXT, Token.FG, middle - fonts.of(said, Face.STRONG, TEXT) / 2, y);
        double width = fonts.of(dot.hash(), Face.CODE, CODE);
        double foot = arc.foot() - FOOT;
        written(dot.hash(), Face.CODE, CODE, Token.FG_MUTED, arc.from() + ASIDE, foot);
        written(dot.hash(), Face.CODE, CODE, Token.FG_MUTED, arc.to() - ASIDE - width, foot);
    }

    private void label(Dot dot, double y, double next) {
        double x = x(dot);
        double room = Math.min(next, model.scale().width() + 40) - x - 22;
        if (room < LEAST || x < -200 || model.flights().isUnderWay(dot)) {
            return;
        }
        g.setGlobalAlpha(isAhead(dot) ? PALE : 1);
        var end = dot.endAt(model.at());
        var cause = Shorten.oneLine(dot.changeCause());
        var image = dot.images().isEmpty() ? "" : image(dot.images().getFirst());
        var first = Shorten.end(cause.isEmpty() ? image : cause, fonts.ruler(Face.TEXT, TEXT), room);
        written(first, Face.TEXT, TEXT, end == null ? Token.FG_MUTED : Token.FG_SUBTLE, x + 14, y - 9);
        if (end != null) {
            var gone = Shorten.end(Words.say(gone(end)), fonts.ruler(Face.TEXT, TEXT), room);
            written(gone, Face.TEXT, TEXT, Token.FG_SUBTLE, x + 14, y + 8);
        } else if (!cause.isEmpty()) {
            var second = Shorten.middle(image, fonts.ruler(Face.CODE, CODE), room);
            written(second, Face.CODE, CODE, Token.FG_SUBTLE, x + 14, y + 8);
        }
    }

    /** In two or three words. */
    private static Phrase gone(Dot.End end) {
        return switch (end.why()) {
            case RENUMBERED -> Phrase.of("timeline.gone.renumbered", Long.toString(end.number()));
            case HISTORY_LIMIT -> Phrase.of("timeline.gone.limit");
            case DUPLICATE -> Phrase.of("timeline.gone.duplicate");
            case OWNER_GONE -> Phrase.of("timeline.gone.owner");
            case RELEASED -> Phrase.of("timeline.gone.released");
            case DELETED -> Phrase.of("timeline.gone.deleted");
        };
    }

    /** Writes on a plate of its own, unless something else is written there. */
    private void written(String said, Face face, double size, Token color, double left, double y) {
        double width = fonts.of(said, face, size);
        var box = new BoundingBox(left - 3, y - PLATE / 2, width + 6, PLATE);
        if (said.isEmpty() || written.stream().anyMatch(box::intersects)) {
            return;
        }
        written.add(box);
        g.setFill(tokens.color(Token.SURFACE));
        g.fillRoundRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), 6, 6);
        text(face, size, color, TextAlignment.LEFT);
        g.fillText(said, left, y);
    }

    /** {@code fluent-bit:3.1}, without registry and path. */
    static String image(String image) {
        return image.substring(image.lastIndexOf('/') + 1);
    }

    private void text(Face face, double size, Token color, TextAlignment align) {
        g.setFont(fonts.font(face, size));
        g.setFill(tokens.color(color));
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
    }
}
