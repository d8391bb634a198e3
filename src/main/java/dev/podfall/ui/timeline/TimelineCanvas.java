package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Lane;
import dev.podfall.language.Phrase;
import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.Tokens;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The drawn lanes and what the mouse does to them: drag the playhead, choose a dot, zoom, scroll. */
final class TimelineCanvas extends Region {
    private static final double PLAYHEAD_REACH = 7;

    private final SharpCanvas canvas = new SharpCanvas();
    private final FontWidths fonts = new FontWidths();
    private final Tokens.Probe probe = new Tokens.Probe();
    private final Tooltip tooltip = new Tooltip();
    private final TimelineViewModel model;
    private final Hues hues;
    private Consumer<Instant> onSeek = time -> {};
    private Consumer<LaneLayout.Hit> onChoose = hit -> {};
    private Runnable onNextStop = () -> {};
    private Runnable onStopBefore = () -> {};
    private Runnable onScale = () -> {};
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
        setMinHeight(LaneLayout.HEIGHT);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> seek(event.getX()));
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> scrubbing = false);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        Tooltip.install(this, tooltip);
        focusedProperty().subscribe(() -> repaint());
        Words.follow(this, this::sayAnew);
    }

    private void sayAnew() {
        repaint();
        if (pointed != null) {
            tooltip.setText(
                    hover(hit(pointed.getX() - LaneLayout.GUTTER, pointed.getY()), pointed.getX() - LaneLayout.GUTTER));
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
        model.widen(width - LaneLayout.GUTTER - 12);
        repaint();
        onScale.run();
    }

    /** Draws what the model says now. */
    void repaint() {
        if (getWidth() > LaneLayout.GUTTER && getScene() != null) {
            down = Math.clamp(
                    down, 0, LaneLayout.furthest(model.timeline().lanes().size(), getHeight()));
            new TimelinePainter(canvas.pen(), fonts, probe.resolve(), hues, model, getHeight(), down).paint();
        }
        setAccessibleHelp(ClockText.exact(model.playhead()));
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        double x = event.getX() - LaneLayout.GUTTER;
        var hit = hit(x, event.getY());
        boolean onHead = Math.abs(x - model.scale().x(model.playhead())) <= PLAYHEAD_REACH && event.getY() < 16;
        scrubbing = false;
        if (hit != null && (hit.dot() != null || x < 0) && !onHead) {
            onChoose.accept(hit);
            return;
        }
        scrubbing = x >= 0;
        seek(event.getX());
    }

    private LaneLayout.@Nullable Hit hit(double x, double y) {
        return y > getHeight() - LaneLayout.AXIS ? null : LaneLayout.at(model, x, y + down);
    }

    /** Scrolls, if it has to, so that a lane is in sight. */
    void reveal(int lane) {
        double top = lane * LaneLayout.HEIGHT;
        double fit = getHeight() - LaneLayout.AXIS - LaneLayout.HEIGHT;
        down = Math.clamp(down, Math.max(0, top - Math.max(0, fit)), Math.max(0, top));
        repaint();
    }

    private void seek(double x) {
        if (scrubbing) {
            onSeek.accept(model.timeAt(x - LaneLayout.GUTTER));
        }
    }

    private void moved(MouseEvent event) {
        pointed = new Point2D(event.getX(), event.getY());
        double x = event.getX() - LaneLayout.GUTTER;
        var hit = hit(x, event.getY());
        setCursor(hit != null && (hit.dot() != null || x < 0) ? Cursor.HAND : Cursor.DEFAULT);
        tooltip.setText(hover(hit, x));
    }

    private String hover(LaneLayout.@Nullable Hit hit, double x) {
        if (hit != null && hit.dot() != null) {
            var dot = hit.dot();
            var images = Phrase.names(dot.images());
            var number = Long.toString(dot.number());
            return dot.changeCause().isEmpty()
                    ? Words.of("timeline.dot", number, dot.name(), images)
                    : Words.of("timeline.dot.cause", number, dot.name(), images, dot.changeCause());
        }
        if (hit != null && x < 0) {
            return Words.of("timeline.lane", hit.lane().daemonSet(), podsNow(hit.lane()));
        }
        for (var act : model.timeline().acts()) {
            if (Math.abs(model.x(act.at()) - x) <= 3) {
                return Words.of("timeline.act", ClockText.exact(model.since(act.at())), Words.say(act.what()));
            }
        }
        return ClockText.exact(model.scale().time(Math.max(0, x)));
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
        switch (event.getCode()) {
            case LEFT -> onStopBefore.run();
            case RIGHT -> onNextStop.run();
            case PLUS, EQUALS, ADD -> zoom(1.25);
            case MINUS, SUBTRACT -> zoom(0.8);
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
