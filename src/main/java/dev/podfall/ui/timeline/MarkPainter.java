package dev.podfall.ui.timeline;

import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.text.Words;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws the row of marks, and above it what they mean. */
final class MarkPainter {
    private static final double MIDDLE = LaneLayout.HEAD + LaneLayout.MARKS / 2;
    private static final double SMALL = 11;
    private static final double NUMBER = 10.5;
    private static final double BETWEEN = 14;

    private final GraphicsContext g;
    private final FontWidths fonts;
    private final Tokens tokens;

    MarkPainter(GraphicsContext g, FontWidths fonts, Tokens tokens) {
        this.g = g;
        this.fonts = fonts;
        this.tokens = tokens;
    }

    /** @param pointed what the mouse points at; null for nothing */
    void paint(MarkRow row, MarkRow.@org.jspecify.annotations.Nullable Cluster pointed) {
        for (var cluster : row.clusters()) {
            if (cluster.equals(pointed)) {
                g.setFill(tokens.color(Token.SURFACE_SELECTED));
                double left = cluster.x() - MarkRow.HALF - 3;
                g.fillRoundRect(left, LaneLayout.HEAD + 2, cluster.right() + 3 - left, LaneLayout.MARKS - 4, 6, 6);
            }
            MarkGlyph.draw(g, tokens, cluster.kind(), cluster.x(), MIDDLE);
            write(Face.STRONG, NUMBER, Token.FG_MUTED);
            g.fillText(cluster.number(), cluster.x() + MarkRow.HALF + 1.5, MIDDLE - 3);
        }
    }

    /** @param room pixels from the left edge on; what finds none is left out */
    void legend(TimelineViewModel model, double room) {
        write(Face.STRONG, SMALL, Token.FG_SUBTLE);
        g.fillText(
                fonts.fit(Words.of("timeline.marks"), Face.STRONG, SMALL, LaneLayout.GUTTER - LaneLayout.LEAD - 12),
                12,
                MIDDLE);
        double x = 18;
        for (var kind : model.timeline().marks().kinds()) {
            var word = Words.of(MarkGlyph.word(kind));
            double wide = fonts.of(word, Face.TEXT, SMALL);
            if (x + 11 + wide > room) {
                return;
            }
            MarkGlyph.draw(g, tokens, kind, x, LaneLayout.HEAD / 2);
            write(Face.TEXT, SMALL, Token.FG_MUTED);
            g.fillText(word, x + 11, LaneLayout.HEAD / 2);
            x += 11 + wide + BETWEEN;
        }
    }

    private void write(Face face, double size, Token color) {
        g.setFont(fonts.font(face, size));
        g.setFill(tokens.color(color));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
    }
}
