package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Lane;
import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.TextWidth.Face;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.timeline.Folds.Fold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws the lanes. */
final class TimelinePainter {
    private static final double COLUMN = 2;
    private static final double[] SHADES = {0.62, 0.34, 0.48, 0.22};

    private final GraphicsContext g;
    private final FontWidths fonts;
    private final Tokens tokens;
    private final Hues hues;
    private final TimelineViewModel model;
    private final LaneLayout layout;
    private final double down;
    private final RevisionPainter revisions;
    private final FoldPainter folds;
    private final MarkPainter marks;

    /** What the mouse points at. */
    record Pointed(MarkRow.@Nullable Cluster mark, @Nullable Fold fold) {
        static final Pointed NOTHING = new Pointed(null, null);
    }

    /** @param down how far the lanes are scrolled up */
    TimelinePainter(
            GraphicsContext g,
            FontWidths fonts,
            Tokens tokens,
            Hues hues,
            TimelineViewModel model,
            LaneLayout layout,
            double down) {
        this.g = g;
        this.fonts = fonts;
        this.tokens = tokens;
        this.hues = hues;
        this.model = model;
        this.layout = layout;
        this.down = down;
        this.revisions = new RevisionPainter(g, fonts, tokens, hues, model);
        this.folds = new FoldPainter(g, fonts, tokens, model, layout);
        this.marks = new MarkPainter(g, fonts, tokens);
    }

    /** @param tools pixels at the right of the head that something else is drawn over */
    void paint(MarkRow row, Pointed pointed, double tools) {
        double width = model.scale().width() + LaneLayout.GUTTER + LaneLayout.RIGHT;
        double height = layout.height();
        double right = model.scale().width() + LaneLayout.GUTTER;
        double left = LaneLayout.GUTTER - LaneLayout.LEAD;
        g.setFill(tokens.color(Token.SURFACE));
        g.fillRect(0, 0, width, height);
        var lanes = model.timeline().lanes();
        clipped(left, 0, right, height, 0, () -> {
            axis();
            acts();
        });
        clipped(left, LaneLayout.TOP, right, layout.bottom(), down, () -> {
            for (int i = 0; i < lanes.size(); i++) {
                bands(lanes.get(i), i);
                lane(lanes.get(i), i);
            }
        });
        clipped(left, LaneLayout.HEAD, right, height, 0, () -> {
            future();
            bookmarks();
            folds.tear();
            line();
            marks.paint(row, pointed.mark());
            folds.lengths(pointed.fold());
            playhead();
        });
        clipped(left, LaneLayout.TOP, right, layout.bottom(), down, () -> {
            for (int i = 0; i < lanes.size(); i++) {
                revisions.over(lanes.get(i), layout.line(i));
            }
        });
        marks.legend(model, width - tools);
        g.save();
        SharpCanvas.clip(g, 0, LaneLayout.TOP, LaneLayout.GUTTER, layout.bottom() - LaneLayout.TOP);
        g.translate(0, -down);
        names(lanes);
        g.restore();
        more();
    }

    /** Lanes that are not in sight: somebody has to know of them. */
    private void more() {
        if (layout.furthest() > 0) {
            double room = layout.bottom() - LaneLayout.TOP;
            double all = room + layout.furthest();
            g.setFill(tokens.color(Token.LINE_STRONG));
            double x = model.scale().width() + LaneLayout.GUTTER + 4;
            g.fillRoundRect(x, LaneLayout.TOP + down / all * room, 5, room / all * room, 5, 5);
        }
    }

    /** Draws with x from the beginning of time on. */
    private void clipped(double from, double top, double to, double bottom, double up, Runnable draw) {
        g.save();
        SharpCanvas.clip(g, from, top, to - from, bottom - top);
        g.translate(LaneLayout.GUTTER, -up);
        draw.run();
        g.restore();
    }

    private void axis() {
        var scale = model.scale();
        double step = scale.step();
        double bottom = layout.bottom();
        text(11, Token.FG_SUBTLE, TextAlignment.LEFT);
        var folded = scale.folds();
        for (double time : scale.ticks()) {
            double x = Math.round(scale.x(time));
            g.setFill(tokens.color(Token.LINE));
            g.fillRect(x, LaneLayout.HEAD, 1, bottom + 4 - LaneLayout.HEAD);
            var said = label(time, step);
            double end = x + 6 + fonts.of(said, Face.TEXT, 11);
            if (folded.stream().noneMatch(fold -> scale.x(fold.from()) < end && scale.x(fold.to()) > x)) {
                g.setFill(tokens.color(Token.FG_SUBTLE));
                g.fillText(said, x + 4, bottom + LaneLayout.AXIS / 2);
            }
        }
    }

    private static String label(double seconds, double step) {
        var time = Duration.ofMillis(Math.round(seconds * 1000));
        return step < 1
                ? ClockText.brief(time) + String.format(java.util.Locale.ROOT, ".%02d", time.toMillisPart() / 10)
                : ClockText.brief(time);
    }

    /** What the user did: small marks on the axis, no two on the same pixels. */
    private void acts() {
        double bottom = layout.bottom();
        g.setFill(tokens.color(Token.ACCENT));
        double last = -10;
        for (var act : model.timeline().acts()) {
            double x = Math.round(model.x(act.at()));
            if (x - last >= 4) {
                g.fillRect(x - 1, bottom - 5, 3, 6);
                last = x;
            }
        }
    }

    private void bands(Lane lane, int index) {
        int highest = 1;
        for (var band : lane.bands()) {
            highest = Math.max(highest, band.pods().highest());
        }
        double top = layout.bandTop(index);
        double end = Math.min(model.scale().width(), model.x(model.timeline().end()));
        var hue = Token.pod(hues.of(lane.daemonSet()));
        var fills = new ArrayList<Color>();
        for (int i = 0; i < lane.bands().size(); i++) {
            fills.add(tokens.mix(hue, Token.SURFACE, SHADES[i % SHADES.length]));
        }
        for (double x = 0; x < end; x += COLUMN) {
            var time = model.timeline().start().plus(model.scale().time(x));
            double y = top + layout.band();
            for (int i = 0; i < lane.bands().size(); i++) {
                double high = layout.band() * lane.bands().get(i).pods().at(time) / highest;
                if (high > 0) {
                    y -= high;
                    g.setFill(fills.get(i));
                    g.fillRect(x, y, COLUMN, high);
                }
            }
        }
    }

    private void lane(Lane lane, int index) {
        double y = layout.line(index);
        var gone = lane.gone();
        double from = model.x(lane.since());
        double to = gone == null ? model.x(model.timeline().end()) : model.x(gone);
        var hue = Token.pod(hues.of(lane.daemonSet()));
        g.setFill(tokens.mix(hue, Token.SURFACE, 0.55));
        g.fillRect(
                Math.max(0, from), y - 1, Math.max(0, Math.min(to, model.scale().width()) - Math.max(0, from)), 2);
        revisions.paint(lane, y);
    }

    /** A ribbon through all lanes for each; what they are called stands below the axis. */
    private void bookmarks() {
        g.setStroke(tokens.color(Token.NEUTRAL));
        g.setLineWidth(1.2);
        g.setLineDashes(2, 4);
        for (var bookmark : model.bookmarks()) {
            double x = Math.round(model.scale().x(bookmark.at())) + 0.5;
            g.strokeLine(x, LaneLayout.TOP, x, layout.height());
        }
        g.setLineDashes();
    }

    /** What comes after the playhead is there, but pale. */
    private void future() {
        if (!model.live()) {
            double x = model.scale().x(model.playhead());
            var veil = tokens.color(Token.SURFACE);
            g.setFill(Color.color(veil.getRed(), veil.getGreen(), veil.getBlue(), 0.55));
            g.fillRect(x, LaneLayout.TOP, Math.max(0, model.scale().width() - x), layout.bottom() - LaneLayout.TOP);
        }
    }

    private void line() {
        double x = Math.round(model.scale().x(model.playhead()));
        g.setFill(tokens.color(Token.ACCENT));
        g.fillRect(x - 1, LaneLayout.HEAD, 2, layout.bottom() + 4 - LaneLayout.HEAD);
    }

    /** What it is dragged by: where neither buttons nor marks are. */
    private void playhead() {
        double x = Math.round(model.scale().x(model.playhead()));
        double y = LaneLayout.TOP;
        g.setFill(tokens.color(Token.ACCENT));
        g.fillPolygon(new double[] {x - 6, x + 6, x + 6, x, x - 6}, new double[] {y, y, y + 7, y + 13, y + 7}, 5);
    }

    private void names(List<Lane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            var lane = lanes.get(i);
            double y = layout.line(i);
            g.setFill(tokens.color(Token.pod(hues.of(lane.daemonSet()))));
            g.fillRoundRect(12, y - 5, 10, 10, 6, 6);
            text(12, lane.gone() == null ? Token.FG : Token.FG_SUBTLE, TextAlignment.LEFT);
            g.setFont(fonts.font(Face.STRONG, 12));
            g.fillText(
                    Shorten.middle(lane.daemonSet().name(), fonts.ruler(Face.STRONG, 12), LaneLayout.NAME_ROOM),
                    LaneLayout.NAME,
                    y);
            text(11, Token.FG_SUBTLE, TextAlignment.LEFT);
            g.fillText(
                    fonts.fit(Words.of("timeline.pods", model.podsNow(lane)), Face.TEXT, 11, LaneLayout.NAME_ROOM),
                    LaneLayout.NAME,
                    y + 17);
        }
    }

    private void text(double size, Token color, TextAlignment align) {
        g.setFont(fonts.font(Face.TEXT, size));
        g.setFill(tokens.color(color));
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
    }
}
