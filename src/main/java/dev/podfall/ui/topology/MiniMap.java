package dev.podfall.ui.topology;

import dev.podfall.ui.control.SharpCanvas;
import dev.podfall.ui.style.Token;
import dev.podfall.ui.text.Words;
import java.util.function.DoubleConsumer;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The whole map in a corner, with a frame round what is in sight; there only if it is not half in sight. A click or a drag
 * goes there, arrows scroll. It is drawn a few times in a second at most, not with each frame; in films with each.
 */
final class MiniMap extends Region {
    static final int WIDTH = 132;
    private static final int TALLEST = 190;
    private static final int INSET = 5;

    /** Who sees half of all has no need of it, and would miss what it covers. */
    private static final double PAGES = 2;

    private static final double SHORTEST_FRAME = 8;
    private static final Duration CALM = Duration.millis(300);

    private final SharpCanvas canvas = new SharpCanvas();
    private final Rectangle frame = new Rectangle();
    private final PauseTransition calm = new PauseTransition(CALM);
    private final DoubleConsumer scrollTo;
    private @Nullable CellRaster raster;
    private @Nullable MapLayout drawn;
    private boolean stale = true;
    private boolean byHand;
    private double scale;
    private double sight;

    /**
     * @param scrollTo is told which part should be in sight: its upper edge in the map's content
     * @param changed is called when it should be laid out and drawn again
     */
    MiniMap(DoubleConsumer scrollTo, Runnable changed) {
        this.scrollTo = scrollTo;
        getStyleClass().add("mini-map");
        setManaged(false);
        setVisible(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SCROLL_BAR);
        accessibleTextProperty().bind(Words.text("topology.overview"));
        frame.getStyleClass().add("mini-map-frame");
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, frame);
        calm.setOnFinished(event -> {
            stale = true;
            changed.run();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        // The tiles below are not meant.
        addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        addEventHandler(MouseEvent.MOUSE_MOVED, MouseEvent::consume);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (key(event)) {
                event.consume();
            }
        });
    }

    private void go(MouseEvent event) {
        requestFocus();
        scrollTo.accept((event.getY() - INSET) / scale - sight / 2);
        event.consume();
    }

    private boolean key(KeyEvent event) {
        double top = (frame.getY() - INSET) / scale;
        switch (event.getCode()) {
            case UP -> scrollTo.accept(top - sight / 4);
            case DOWN -> scrollTo.accept(top + sight / 4);
            case PAGE_UP -> scrollTo.accept(top - sight * 0.9);
            case PAGE_DOWN -> scrollTo.accept(top + sight * 0.9);
            case HOME -> scrollTo.accept(0);
            case END -> scrollTo.accept(Double.MAX_VALUE);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether it is drawn with each picture: a film must not depend on the wall's clock. */
    void setByHand(boolean on) {
        byHand = on;
        calm.stop();
        stale = true;
    }

    /** The nodes look otherwise: it will be drawn again, though not at once. */
    void renew() {
        if (byHand) {
            stale = true;
        } else if (isVisible() && calm.getStatus() != javafx.animation.Animation.Status.RUNNING) {
            calm.playFromStart();
        }
    }

    /** Everything is to be drawn with the next layout: other colours, or what they say. */
    void redraw() {
        stale = true;
    }

    /** The window is being drawn. */
    void take() {
        if (raster != null) {
            raster.take();
        }
    }

    /** What it shows, and where: its lower right corner, and how high it may be. */
    record Sight(MapLayout layout, TopologyModel model, Colouring colouring, int hue, int top, int height, int right) {}

    void show(Sight seen, Sprites sprites) {
        var layout = seen.layout();
        boolean needed = layout.height() > PAGES * seen.height() && seen.height() >= 160 && seen.right() >= 3 * WIDTH;
        setVisible(needed);
        if (!needed) {
            calm.stop();
            drawn = null;
            return;
        }
        double across = (double) WIDTH / Math.max(1, layout.width());
        int high = (int) Math.round(Math.clamp(layout.height() * across, 40, Math.min(TALLEST, seen.height() * 0.5)));
        scale = high / (double) layout.height();
        sight = seen.height();
        resizeRelocate(
                seen.right() - WIDTH - 2 * INSET - 8,
                seen.height() - high - 2 * INSET - 8,
                WIDTH + 2 * INSET,
                high + 2 * INSET);
        canvas.relocate(INSET, INSET);
        if (canvas.getHeight() != high || drawn != layout || stale) {
            canvas.fit(WIDTH, high);
            drawn = layout;
            stale = false;
            draw(seen, across, high, sprites);
        }
        double tall = Math.min(high, Math.max(SHORTEST_FRAME, sight * scale));
        frame.setX(INSET - 1);
        frame.setY(INSET + Math.min(seen.top() * scale, high - tall));
        frame.setWidth(WIDTH + 2);
        frame.setHeight(tall);
    }

    private void draw(Sight seen, double across, int high, Sprites sprites) {
        var pixels = raster;
        if (pixels == null || !pixels.fits(WIDTH, high, sprites.density())) {
            pixels = new CellRaster(WIDTH, high, sprites.density());
            raster = pixels;
        }
        var cells = pixels;
        var ink = new CellRaster.Ink(sprites.tokens());
        cells.clear(sprites.tokens().argb(Token.SURFACE));
        var layout = seen.layout();
        double w = Math.max(1, layout.tileWidth() * across);
        double h = Math.max(1, layout.step().tileHeight() * scale);
        layout.visit(0, layout.height(), (node, x, y) -> {
            int argb = seen.colouring().isByVerdict()
                    ? CellSigns.colour(ink, seen.model().nodes().get(node), seen.hue())
                    : sprites.tokens().argb(seen.colouring().of(node).token());
            cells.fill(x * across, y * scale, w, h, argb);
        });
        cells.draw(canvas.pen());
    }
}
