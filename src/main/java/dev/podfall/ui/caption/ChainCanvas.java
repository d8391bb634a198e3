package dev.podfall.ui.caption;

import dev.podfall.explain.caption.CausalChain;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.text.Words;
import java.util.TreeMap;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * A chain as a diagram: a lane for everybody who acts, a row for every link, as high as the link's row in the list beside
 * it. What is written goes to the API server; who acts because of it hears of it from there.
 */
final class ChainCanvas extends Region {
    static final double ROW = 30;
    static final double HEAD = 40;
    private static final double LANE = 80;
    private static final double EDGE = 46;
    private static final double DOT = 4.5;
    private static final double TIP = 7;
    /** The watch arrives a little below the write. */
    private static final double LATER = 5;

    private final SharpCanvas canvas = new SharpCanvas();
    private final FontWidths fonts = new FontWidths();
    private final Tokens.Probe probe = new Tokens.Probe();
    private @Nullable CausalChain chain;
    private double top;

    ChainCanvas() {
        getChildren().addAll(probe, canvas);
        getStyleClass().add("chain-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(@Nullable CausalChain next) {
        chain = next;
        if (next == null) {
            setAccessibleText("");
            setMinSize(0, 0);
            return;
        }
        var lanes = Lanes.of(next);
        int gap = next.causesLeftOut() > 0 ? 1 : 0;
        double width = 2 * EDGE + (lanes.names().size() - 1) * LANE;
        double height = HEAD + (next.all().size() + gap) * ROW;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        setAccessibleText(
                Words.of("chain.diagram", Phrase.all(lanes.names()), next.all().size()));
        requestLayout();
    }

    /** Says who is who where the diagram begins to be seen: how far down it is scrolled. */
    void scrolled(double down) {
        double next = Math.max(0, Math.rint(down));
        if (next != top) {
            top = next;
            requestLayout();
        }
    }

    /** Where the names stand. */
    double headTop() {
        return top;
    }

    @Override
    protected void layoutChildren() {
        var found = chain;
        if (found != null && getScene() != null) {
            canvas.fit(getWidth(), getHeight());
            paint(found, Lanes.of(found), probe.resolve());
        }
    }

    private void paint(CausalChain found, Lanes lanes, Tokens tokens) {
        var g = canvas.pen();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        lines(g, lanes, tokens);
        var rows = new TreeMap<Long, CausalChain.Link>();
        var heights = new TreeMap<Long, Double>();
        double y = HEAD + ROW / 2;
        for (var link : found.all()) {
            rows.put(link.step(), link);
            heights.put(link.step(), y);
            y += ROW * (found.causesLeftOut() > 0 && link.equals(found.causes().getFirst()) ? 2 : 1);
        }
        for (var link : found.all()) {
            var parent = rows.get(link.parent());
            if (parent != null) {
                watch(g, lanes, tokens, parent, at(heights, parent), link, at(heights, link));
            }
        }
        for (var link : found.all()) {
            act(g, lanes, tokens, link, at(heights, link), link.equals(found.here()));
        }
        if (top > 0) {
            g.setFill(tokens.color(Token.SURFACE));
            g.fillRect(0, top, canvas.getWidth(), HEAD - 4);
        }
        heads(g, lanes, tokens);
    }

    private static double at(TreeMap<Long, Double> heights, CausalChain.Link link) {
        return heights.getOrDefault(link.step(), 0.0);
    }

    private static double x(int lane) {
        return EDGE + lane * LANE;
    }

    private void lines(GraphicsContext g, Lanes lanes, Tokens tokens) {
        for (int lane = 0; lane < lanes.names().size(); lane++) {
            g.setStroke(tokens.color(lane == lanes.apiServer() ? Token.LINE_STRONG : Token.LINE));
            g.setLineWidth(lane == lanes.apiServer() ? 2 : 1);
            g.setLineDashes();
            g.strokeLine(x(lane), HEAD - 4, x(lane), canvas.getHeight());
        }
    }

    private void heads(GraphicsContext g, Lanes lanes, Tokens tokens) {
        g.setTextAlign(TextAlignment.CENTER);
        double bottom = top + HEAD;
        for (int lane = 0; lane < lanes.names().size(); lane++) {
            var name = lanes.names().get(lane);
            g.setFill(tokens.color(Token.FG_MUTED));
            g.setFont(fonts.font(Face.STRONG, 11));
            int cut = name.length() > 12 ? name.lastIndexOf('-') : -1;
            double room = LANE - 4;
            if (cut < 0) {
                g.fillText(fonts.fit(name, Face.STRONG, 11, room), x(lane), bottom - 12);
            } else {
                g.fillText(fonts.fit(name.substring(0, cut + 1), Face.STRONG, 11, room), x(lane), bottom - 24);
                g.fillText(fonts.fit(name.substring(cut + 1), Face.STRONG, 11, room), x(lane), bottom - 11);
            }
        }
        g.setTextAlign(TextAlignment.LEFT);
    }

    /** Somebody hears of what another has written, or goes on himself with what he has decided. */
    private void watch(
            GraphicsContext g,
            Lanes lanes,
            Tokens tokens,
            CausalChain.Link cause,
            double from,
            CausalChain.Link link,
            double to) {
        boolean heard = Lanes.writes(cause);
        double start = x(heard ? lanes.apiServer() : lanes.of(cause));
        double end = x(lanes.of(link));
        g.setStroke(tokens.color(Token.FG_SUBTLE));
        g.setLineWidth(1.2);
        if (start == end) {
            g.setLineDashes();
            g.strokeLine(start, from + DOT, end, to - DOT);
            return;
        }
        g.setLineDashes(4, 3);
        double top = from + LATER;
        g.strokeLine(start, top, end, to - DOT);
        g.setLineDashes();
        tip(g, tokens.color(Token.FG_SUBTLE), start, top, end, to - DOT);
    }

    private void act(GraphicsContext g, Lanes lanes, Tokens tokens, CausalChain.Link link, double y, boolean here) {
        double x = x(lanes.of(link));
        double api = x(lanes.apiServer());
        var color = tokens.color(link.caption().isSeen() ? Token.ACCENT : Token.NEUTRAL);
        if (Lanes.writes(link) && x != api) {
            g.setStroke(color);
            g.setLineWidth(1.8);
            g.setLineCap(StrokeLineCap.BUTT);
            double toward = Math.signum(api - x);
            g.strokeLine(x, y, api - toward * TIP, y);
            tip(g, color, x, y, api, y);
        }
        g.setFill(color);
        g.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        if (here) {
            g.setStroke(color);
            g.setLineWidth(1.5);
            g.strokeOval(x - DOT - 3, y - DOT - 3, 2 * DOT + 6, 2 * DOT + 6);
        }
    }

    private static void tip(GraphicsContext g, Color color, double fromX, double fromY, double x, double y) {
        double angle = Math.atan2(y - fromY, x - fromX);
        g.setFill(color);
        g.fillPolygon(
                new double[] {x, x - TIP * Math.cos(angle - 0.45), x - TIP * Math.cos(angle + 0.45)},
                new double[] {y, y - TIP * Math.sin(angle - 0.45), y - TIP * Math.sin(angle + 0.45)},
                3);
    }
}
