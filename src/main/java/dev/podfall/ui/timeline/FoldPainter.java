package dev.podfall.ui.timeline;

import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.timeline.Folds.Fold;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Draws lulls: two torn edges with nothing between them, and how long it lasted on the axis. That is no time, whatever
 * colours one sees. One that is opened has the same on the axis, and time above it.
 */
final class FoldPainter {
    private static final double TOOTH = 3.5;
    private static final double SIZE = 10.5;
    private static final double PADDING = 4;
    private static final double HIGH = 15;

    private final GraphicsContext g;
    private final FontWidths fonts;
    private final Tokens tokens;
    private final TimelineViewModel model;
    private final LaneLayout layout;

    FoldPainter(GraphicsContext g, FontWidths fonts, Tokens tokens, TimelineViewModel model, LaneLayout layout) {
        this.g = g;
        this.fonts = fonts;
        this.tokens = tokens;
        this.model = model;
        this.layout = layout;
    }

    /** Tears the picture where time is left out. */
    void tear() {
        var scale = model.scale();
        for (var fold : scale.folds()) {
            if (fold.folded()) {
                tear(scale.x(fold.from()) + TOOTH, scale.x(fold.to()) - TOOTH);
            }
        }
    }

    private void tear(double from, double to) {
        int teeth = (int) Math.ceil((layout.bottom() - LaneLayout.HEAD) / (2 * TOOTH)) + 1;
        var xs = new double[2 * teeth];
        var ys = new double[2 * teeth];
        for (int i = 0; i < teeth; i++) {
            double out = i % 2 == 0 ? TOOTH : -TOOTH;
            xs[i] = from + out;
            xs[2 * teeth - 1 - i] = to + out;
            ys[i] = LaneLayout.HEAD + i * 2 * TOOTH;
            ys[2 * teeth - 1 - i] = ys[i];
        }
        g.save();
        SharpCanvas.clip(
                g, from - 3 * TOOTH, LaneLayout.HEAD, to - from + 6 * TOOTH, layout.bottom() - LaneLayout.HEAD);
        g.setFill(tokens.color(Token.SURFACE_INSET));
        g.fillPolygon(xs, ys, xs.length);
        g.setStroke(tokens.color(Token.FG_SUBTLE));
        g.setLineWidth(1.2);
        g.strokePolyline(xs, ys, teeth);
        g.strokePolyline(
                java.util.Arrays.copyOfRange(xs, teeth, 2 * teeth),
                java.util.Arrays.copyOfRange(ys, teeth, 2 * teeth),
                teeth);
        g.restore();
    }

    /** Writes on the axis how long each was. */
    void lengths(@Nullable Fold pointed) {
        for (var fold : model.scale().folds()) {
            var length = LullText.of(fold);
            double width = chip(fold);
            double left = left(fold, width);
            double top = layout.bottom() + (LaneLayout.AXIS - HIGH) / 2;
            g.setFill(tokens.color(fold.equals(pointed) ? Token.SURFACE_SELECTED : Token.SURFACE_INSET));
            g.fillRoundRect(left, top, width, HIGH, 7, 7);
            g.setStroke(tokens.color(Token.LINE_STRONG));
            g.setLineWidth(1);
            g.setLineDashes(fold.folded() ? new double[0] : new double[] {3, 2});
            g.strokeRoundRect(left + 0.5, top + 0.5, width - 1, HIGH - 1, 7, 7);
            g.setLineDashes();
            g.setFont(fonts.font(Face.TEXT, SIZE));
            g.setFill(tokens.color(Token.FG_MUTED));
            g.setTextAlign(TextAlignment.CENTER);
            g.setTextBaseline(VPos.CENTER);
            g.fillText(
                    fonts.fit(fold.folded() ? said(fold) : length, Face.TEXT, SIZE, width - 2 * PADDING + 2),
                    left + width / 2,
                    layout.bottom() + LaneLayout.AXIS / 2);
        }
    }

    private String said(Fold fold) {
        var whole = LullText.of(fold);
        double room = chip(fold) - 2 * PADDING + 2;
        return fonts.of(whole, Face.TEXT, SIZE) <= room ? whole : LullText.brief(fold);
    }

    /** How wide what is written of it is. */
    private double chip(Fold fold) {
        var scale = model.scale();
        double wide = scale.x(fold.to()) - scale.x(fold.from());
        return fold.folded()
                ? wide - 2
                : Math.min(wide, fonts.of(LullText.of(fold), Face.TEXT, SIZE) + 2 * PADDING + 4);
    }

    private double left(Fold fold, double width) {
        var scale = model.scale();
        double from = scale.x(fold.from());
        double wide = scale.x(fold.to()) - from;
        return fold.folded() ? from + 1 : Math.clamp(wide / 2 - width / 2 + from, from, from + wide);
    }

    /** The lull whose length is written at a place of the axis; null if none is. */
    @Nullable
    Fold at(double x) {
        for (var fold : model.scale().folds()) {
            double width = chip(fold);
            double left = left(fold, width);
            if (x >= left && x <= left + width) {
                return fold;
            }
        }
        return null;
    }
}
