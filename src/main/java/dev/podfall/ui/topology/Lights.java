package dev.podfall.ui.topology;

import dev.podfall.ui.style.Token;
import dev.podfall.ui.style.Tokens;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;

/** Lies over tiles that light up: so no tile has to be drawn again for it. Cells do it themselves. */
final class Lights extends Group {
    Lights() {
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(Glow glow, MapLayout layout, int top, int height, Tokens tokens) {
        int used = 0;
        var nodes = glow.nodes();
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            var box = layout.boxOf(node);
            if (box != null && box.bottom() > top && box.y() < top + height) {
                var light = light(used++);
                light.setX(box.x());
                light.setY(box.y() - top);
                light.setWidth(box.width());
                light.setHeight(Math.min(box.height(), top + height - box.y()));
                light.setFill(tokens.color(Token.ACCENT));
                light.setOpacity(CellPainter.GLOW * glow.share(node));
                light.setVisible(true);
            }
        }
        for (int i = used; i < getChildren().size(); i++) {
            getChildren().get(i).setVisible(false);
        }
    }

    private Rectangle light(int index) {
        while (getChildren().size() <= index) {
            getChildren().add(new Rectangle());
        }
        return (Rectangle) getChildren().get(index);
    }
}
