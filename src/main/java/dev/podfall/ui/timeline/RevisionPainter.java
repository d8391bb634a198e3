package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws the revisions of a lane: dots, arcs from a number to the next one of the same object, and what they are called. */
final class RevisionPainter {
    /** A text with less room is left out. */
    private static final double LEAST = 23;

    private final GraphicsContext g;
    private final FontWidths fonts;
    private final Tokens tokens;
    private final Hues hues;
    private final TimelineViewModel model;

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
            if (dot.renumbered()) {
                arc(lane, dot, y, hue);
            }
        }
        for (int i = 0; i < lane.dots().size(); i++) {
            double next = i + 1 < lane.dots().size()
                    ? model.x(lane.dots().get(i + 1).by().at())
                    : Double.MAX_VALUE;
            dot(lane, lane.dots().get(i), y, next, hue);
        }
    }

    /** Draws what neither the playhead nor the veil over the future may cross. */
    void over(Lane lane, double y) {}

    /** From the dot of the old number to the dot of the new one: the same object. */
    private void arc(Lane lane, Dot dot, double y, Token hue) {
        Dot before = null;
        for (var each : lane.dots()) {
            if (each.equals(dot)) {
                break;
            }
            if (each.name().equals(dot.name())) {
                before = each;
            }
        }
        if (before == null) {
            return;
        }
        double from = model.x(before.by().at());
        double to = model.x(dot.by().at());
        double up = Math.clamp((to - from) / 4, 14, 29);
        g.setStroke(tokens.mix(hue, Token.SURFACE, 0.8));
        g.setLineWidth(1.3);
        g.setLineDashes(4, 4);
        g.beginPath();
        g.moveTo(from, y - LaneLayout.RADIUS);
        g.bezierCurveTo(from, y - LaneLayout.RADIUS - up, to, y - LaneLayout.RADIUS - up, to, y - LaneLayout.RADIUS);
        g.stroke();
        g.setLineDashes();
    }

    private void dot(Lane lane, Dot dot, double y, double next, Token hue) {
        double x = model.x(dot.by().at());
        if (x < -200 || x > model.scale().width() + 20) {
            return;
        }
        double r = LaneLayout.RADIUS;
        if (dot.equals(model.chosenDot())) {
            g.setFill(tokens.mix(hue, Token.SURFACE, 0.3));
            g.fillOval(x - r - 4, y - r - 4, 2 * r + 8, 2 * r + 8);
        }
        boolean ahead = dot.by().at().isAfter(model.at());
        var newest = lane.currentAt(model.at());
        boolean current = newest != null && newest.equals(dot);
        g.setFill(tokens.color(Token.SURFACE));
        g.fillOval(x - r, y - r, 2 * r, 2 * r);
        if (current) {
            g.setFill(tokens.color(hue));
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
        } else {
            g.setFill(tokens.mix(hue, Token.SURFACE, ahead ? 0.0 : 0.22));
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
            g.setStroke(tokens.mix(hue, Token.SURFACE, ahead ? 0.6 : 1));
            g.setLineWidth(1.5);
            g.setLineDashes(ahead ? new double[] {3, 3} : new double[0]);
            g.strokeOval(x - r + 0.75, y - r + 0.75, 2 * r - 1.5, 2 * r - 1.5);
            g.setLineDashes();
        }
        text(11, current ? Token.podText(hues.of(lane.daemonSet())) : Token.FG, TextAlignment.CENTER);
        g.setFont(fonts.font(Face.STRONG, 11));
        g.fillText(Long.toString(dot.number()), x, y + 0.5);
        label(dot, x, y, next);
    }

    private void label(Dot dot, double x, double y, double next) {
        double room = Math.min(next, model.scale().width() + 40) - x - 22;
        if (room < LEAST) {
            return;
        }
        var cause = Shorten.oneLine(dot.changeCause());
        var image = dot.images().isEmpty() ? "" : image(dot.images().getFirst());
        text(11, Token.FG_MUTED, TextAlignment.LEFT);
        var said = cause.isEmpty() ? image : cause;
        if (dot.renumbered()) {
            said = Words.of("timeline.renumbered", Long.toString(dot.was()), Long.toString(dot.number()), said);
        }
        g.fillText(Shorten.end(said, fonts.ruler(Face.TEXT, 11), room), x + 14, y - 9);
        if (!cause.isEmpty()) {
            text(10.5, Token.FG_SUBTLE, TextAlignment.LEFT);
            g.setFont(fonts.font(Face.CODE, 10));
            g.fillText(Shorten.middle(image, fonts.ruler(Face.CODE, 10), room), x + 14, y + 8);
        }
    }

    /** {@code fluent-bit:3.1}, without registry and path. */
    static String image(String image) {
        return image.substring(image.lastIndexOf('/') + 1);
    }

    private void text(double size, Token color, TextAlignment align) {
        g.setFont(fonts.font(Face.TEXT, size));
        g.setFill(tokens.color(color));
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
    }
}
