package dev.podfall.ui.topology;

import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** Frames over tiles that light up: so no tile has to be drawn again for it. Cells do it themselves. */
final class Lights extends Group {
    /** How wide a frame is at most: what a tile says is not covered. */
    private static final int WIDEST = 7;

    Lights() {
        setManaged(false);
        setMouseTransparent(true);
    }

    /**
     * Shows them.
     *
     * @param glow how strongly
     * @param top of what is in sight
     */
    void show(Glow glow, MapLayout layout, int top, int height, Tokens tokens) {
        int used = 0;
        var nodes = glow.nodes();
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            var box = layout.boxOf(node);
            if (box != null && box.bottom() > top && box.y() < top + height) {
                light(used++).show(box, top, top + height, glow.share(node), tokens.color(Token.ACCENT));
            }
        }
        for (int i = used; i < getChildren().size(); i++) {
            getChildren().get(i).setVisible(false);
        }
    }

    private Light light(int index) {
        while (getChildren().size() <= index) {
            getChildren().add(new Light());
        }
        return (Light) getChildren().get(index);
    }

    /** Four bars: a frame as one shape would be blended as far as it reaches, with each frame of the show. */
    private static final class Light extends Group {
        private final Rectangle above = new Rectangle();
        private final Rectangle below = new Rectangle();
        private final Rectangle left = new Rectangle();
        private final Rectangle right = new Rectangle();
        private final List<Rectangle> bars = List.of(above, below, left, right);

        Light() {
            getChildren().addAll(bars);
        }

        void show(MapLayout.Box box, int top, int bottom, double share, Color hue) {
            setVisible(true);
            int line = Math.min(WIDEST, box.height() / 8);
            int lower = Math.min(box.bottom(), bottom);
            lay(above, box.x(), box.y() - top, box.width(), line);
            lay(below, box.x(), box.bottom() - line - top, box.width(), Math.min(line, bottom - box.bottom() + line));
            int middle = Math.max(0, Math.min(lower, box.bottom() - line) - box.y() - line);
            lay(left, box.x(), box.y() + line - top, line, middle);
            lay(right, box.right() - line, box.y() + line - top, line, middle);
            for (var bar : bars) {
                bar.setFill(hue);
                bar.setOpacity(share);
            }
        }

        private static void lay(Rectangle bar, int x, int y, int width, int height) {
            bar.setVisible(height > 0);
            bar.setX(x);
            bar.setY(y);
            bar.setWidth(width);
            bar.setHeight(Math.max(0, height));
        }
    }
}
