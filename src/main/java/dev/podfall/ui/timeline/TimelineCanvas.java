package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import dev.podfall.explain.timeline.MarkKind;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.KeyFocus;
import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Term;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.timeline.Folds.Fold;
import dev.podfall.ui.timeline.MarkRow.Cluster;
import dev.podfall.ui.timeline.TimelinePainter.Pointed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The drawn lanes and what the mouse does to them: drag the playhead, choose a dot or a mark, open a fold, zoom, scroll. */
final class TimelineCanvas extends Region {
    private static final double PLAYHEAD_REACH = 7;

    private final SharpCanvas canvas = new SharpCanvas();
    private final FontWidths fonts = new FontWidths();
    private final Tokens.Probe probe = new Tokens.Probe();
    private final PointedText tooltip = new PointedText(this);
    private final TimelineViewModel model;
    private final Hues hues;
    private Consumer<Instant> onSeek = time -> {};
    private Consumer<LaneLayout.Hit> onChoose = hit -> {};
    private Runnable onNextStop = () -> {};
    private Runnable onStopBefore = () -> {};
    private Runnable onScale = () -> {};
    private Consumer<Cluster> onMark = mark -> {};
    private Consumer<Cluster> onAsk = mark -> {};
    private MarkRow row = new MarkRow(List.of());
    private Pointed at = Pointed.NOTHING;
    private double tools;
    private boolean scrubbing;
    private double down;
    private @Nullable Point2D pointed;

    TimelineCanvas(TimelineViewModel model, Hues hues) {
        this.model = model;
        this.hues = hues;
        getChildren().addAll(probe, canvas);
        getStyleClass().add("timeline-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        accessibleTextProperty().bind(Words.text("timeline.canvas"));
        setMinHeight(LaneLayout.LOWEST);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> seek(event.getX()));
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> scrubbing = false);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> left());
        focusedProperty().subscribe(() -> repaint());
        Words.follow(this, this::sayAnew);
    }

    private void sayAnew() {
        repaint();
        if (pointed != null) {
            point(pointed.getX(), pointed.getY());
        }
    }

    private void left() {
        pointed = null;
        at = Pointed.NOTHING;
        tooltip.hide();
        repaint();
    }

    /** What the buttons at the right of the head take, in pixels. */
    void setTools(double width) {
        tools = width;
        repaint();
    }

    /** Called with marks that were clicked. */
    void setOnMark(Consumer<Cluster> action) {
        onMark = action;
    }

    /** Called with marks of which somebody wants to know what they are; the answer is for {@link #tell}. */
    void setOnAsk(Consumer<Cluster> action) {
        onAsk = action;
    }

    /** Says what marks are, if the mouse still points at them. */
    void tell(long from, long until, String what) {
        var mark = at.mark();
        if (mark != null && mark.from() == from && mark.until() == until) {
            tooltip.say(what + explained(mark));
        }
    }

    void setOnSeek(Consumer<Instant> action) {
        onSeek = action;
    }

    void setOnChoose(Consumer<LaneLayout.Hit> action) {
        onChoose = action;
    }

    /** Called when time lies elsewhere or is shown closer. */
    void setOnScale(Runnable action) {
        onScale = action;
    }

    void setOnStops(Runnable before, Runnable next) {
        onStopBefore = before;
        onNextStop = next;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        canvas.fit(width, height);
        model.widen(width - LaneLayout.GUTTER - LaneLayout.RIGHT);
        repaint();
        onScale.run();
    }

    private LaneLayout lanes() {
        return new LaneLayout(model.timeline().lanes().size(), Math.max(1, getHeight()));
    }

    /** Draws what the model says now. */
    void repaint() {
        if (getWidth() > LaneLayout.GUTTER && getScene() != null) {
            var layout = lanes();
            down = Math.clamp(down, 0, layout.furthest());
            row = MarkRow.of(model);
            painter(layout).paint(row, at, tools);
        }
        var time = ClockText.exact(model.playhead());
        setAccessibleHelp(
                model.spoken().isEmpty() ? time : Words.of("timeline.spoken", time, Words.say(model.spoken())));
    }

    private TimelinePainter painter(LaneLayout layout) {
        return new TimelinePainter(canvas.pen(), fonts, probe.resolve(), hues, model, layout, down);
    }

    private FoldPainter folds() {
        return new FoldPainter(canvas.pen(), fonts, probe.resolve(), model, lanes());
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        scrubbing = false;
        double x = event.getX() - LaneLayout.GUTTER;
        var there = at(x, event.getY());
        if (there.mark() != null) {
            onMark.accept(there.mark());
            return;
        }
        if (there.fold() != null) {
            toggle(there.fold());
            return;
        }
        var hit = hit(x, event.getY());
        boolean onHead = Math.abs(x - model.scale().x(model.playhead())) <= PLAYHEAD_REACH
                && event.getY() >= LaneLayout.TOP
                && event.getY() < LaneLayout.TOP + 16;
        if (hit != null && (hit.dot() != null || x < 0) && !onHead) {
            onChoose.accept(hit);
            return;
        }
        scrubbing = x >= 0 && event.getY() >= LaneLayout.HEAD;
        seek(event.getX());
    }

    private void toggle(Fold fold) {
        model.toggle(fold);
        at = Pointed.NOTHING;
        repaint();
        onScale.run();
    }

    private Pointed at(double x, double y) {
        if (x < -LaneLayout.LEAD || y < LaneLayout.HEAD) {
            return Pointed.NOTHING;
        }
        return new Pointed(y < LaneLayout.TOP ? row.at(x) : null, y >= lanes().bottom() ? folds().at(x) : null);
    }

    private LaneLayout.@Nullable Hit hit(double x, double y) {
        return y < LaneLayout.TOP || y > lanes().bottom() ? null : lanes().at(model, x, y + down);
    }

    /** Scrolls, if it has to, so that a lane is in sight. */
    void reveal(int lane) {
        down = lanes().revealing(lane, down);
        repaint();
    }

    /** The marks as they are drawn. */
    MarkRow row() {
        return row;
    }

    PointedText tooltip() {
        return tooltip;
    }

    private void seek(double x) {
        if (scrubbing) {
            onSeek.accept(model.timeAt(x - LaneLayout.GUTTER));
        }
    }

    private void moved(MouseEvent event) {
        pointed = new Point2D(event.getX(), event.getY());
        tooltip.moveTo(event.getScreenX(), event.getScreenY());
        point(event.getX(), event.getY());
    }

    private void point(double mouseX, double y) {
        double x = mouseX - LaneLayout.GUTTER;
        var hit = hit(x, y);
        var there = at(x, y);
        boolean hand = there.mark() != null || there.fold() != null || hit != null && (hit.dot() != null || x < 0);
        setCursor(hand ? Cursor.HAND : Cursor.DEFAULT);
        boolean other = !there.equals(at);
        at = there;
        if (other) {
            repaint();
        }
        if (there.mark() == null) {
            tooltip.say(y < LaneLayout.HEAD ? "" : hover(there, hit, x));
        } else if (other) {
            tooltip.say(ClockText.exact(Duration.ofNanos(there.mark().from() * 1000)));
            onAsk.accept(there.mark());
        }
    }

    private String hover(Pointed there, LaneLayout.@Nullable Hit hit, double x) {
        var fold = there.fold();
        if (fold != null) {
            return Words.of(fold.folded() ? "timeline.lull.folded" : "timeline.lull.opened", LullText.of(fold));
        }
        if (hit != null && (hit.dot() != null || x < 0)) {
            return hit.dot() == null ? said(hit) : said(hit) + "\n" + Term.REVISION.sentence();
        }
        return ClockText.exact(model.scale().time(Math.max(0, x)));
    }

    /** What a word means that a learner may not know. */
    private static String explained(Cluster mark) {
        var kinds = mark.counts().keySet();
        return kinds.contains(MarkKind.TAINTED) || kinds.contains(MarkKind.UNTAINTED)
                ? "\n" + Term.TAINT.sentence()
                : "";
    }

    private Phrase podsNow(Lane lane) {
        return Phrase.of("timeline.pods", model.podsNow(lane));
    }

    private void scrolled(ScrollEvent event) {
        double x = event.getX() - LaneLayout.GUTTER;
        double by = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        if (event.isShortcutDown()) {
            model.zoom(by > 0 ? 1.25 : 0.8, Math.max(0, x));
        } else if (event.isShiftDown() || event.getDeltaX() != 0) {
            model.scroll(-by);
        } else {
            down -= by;
        }
        event.consume();
        repaint();
        onScale.run();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            // The window's own.
            return;
        }
        switch (event.getCode()) {
            case LEFT -> {
                if (event.isShiftDown()) {
                    choose(model.revisionBeside(-1));
                } else {
                    onStopBefore.run();
                }
            }
            case RIGHT -> {
                if (event.isShiftDown()) {
                    choose(model.revisionBeside(1));
                } else {
                    onNextStop.run();
                }
            }
            case UP -> choose(model.laneBeside(-1));
            case DOWN -> choose(model.laneBeside(1));
            case PLUS, EQUALS, ADD -> zoom(1.25);
            case MINUS, SUBTRACT -> zoom(0.8);
            case F -> {
                var fold = model.foldAtPlayhead();
                if (fold != null) {
                    toggle(fold);
                }
            }
            case DIGIT0, NUMPAD0 -> {
                model.showAll();
                repaint();
                onScale.run();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(LaneLayout.@Nullable Hit hit) {
        if (hit == null) {
            return;
        }
        KeyFocus.give(this);
        onChoose.accept(hit);
        setAccessibleHelp(said(hit));
    }

    private String said(LaneLayout.Hit hit) {
        var dot = hit.dot();
        return dot == null ? Words.of("timeline.lane", hit.lane().daemonSet(), podsNow(hit.lane())) : said(dot);
    }

    private String said(Dot dot) {
        var images = Phrase.names(dot.images());
        var number = Long.toString(dot.number());
        var said = dot.changeCause().isEmpty()
                ? Words.of("timeline.dot", number, dot.name(), images)
                : Words.of("timeline.dot.cause", number, dot.name(), images, dot.changeCause());
        var end = dot.endAt(model.at());
        return end == null ? said : said + "\n" + Words.say(RevisionStanding.gone(end));
    }

    void zoom(double factor) {
        double head = model.scale().x(model.playhead());
        model.zoom(
                factor,
                head >= 0 && head <= model.scale().width()
                        ? head
                        : model.scale().width() / 2);
        repaint();
        onScale.run();
    }
}
