package dev.podfall.ui.topology;

import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** Frames over tiles that light up: so no tile has to be drawn again for it. Cells do it themselves. */
final class Lights extends Group {
    /** How wide a frame is at most: what a tile says is not covered. */
    private static final int WIDEST = 7;

    /** A node keeps its light: another place would have it drawn there anew. */
    private final Map<Integer, Light> lit = new HashMap<>();

    private final List<Light> free = new ArrayList<>();

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
        var nodes = glow.nodes();
        lit.entrySet()
                .removeIf(entry ->
                        !nodes.get(entry.getKey()) && free.add(entry.getValue().out()));
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            var box = layout.boxOf(node);
            if (box != null && box.bottom() > top && box.y() < top + height) {
                light(node).show(box, top, top + height, glow.share(node), tokens.color(Token.ACCENT));
            } else {
                var light = lit.remove(node);
                if (light != null) {
                    free.add(light.out());
                }
            }
        }
    }

    private Light light(int node) {
        return lit.computeIfAbsent(node, key -> {
            if (free.isEmpty()) {
                var light = new Light();
                getChildren().add(light);
                return light;
            }
            return free.removeLast();
        });
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

        Light out() {
            setVisible(false);
            return this;
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
